namespace Jkn.Workflows.Application.Notices;

/// <summary>Where and of what somebody of the office wants to be told, in clear: for himself and for sending.</summary>
internal sealed record ToldChoice(string? Email, string? Phone, bool Emergencies, bool Digest)
{
    /// <summary>Nothing chosen: the page alone tells him.</summary>
    public static readonly ToldChoice None = new(null, null, true, true);
}
