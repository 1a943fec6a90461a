namespace Jkn.Workflows.Application.Accounts;

/// <summary>The only claims the application reads. Tokens of another authority are translated into these when they come in.</summary>
internal static class Claims
{
    /// <summary>The account's stable id; it is what the journal stores.</summary>
    public const string Id = "sub";
    public const string Name = "name";

    /// <summary>Code of the one region the account works for; "*" for national administrators.</summary>
    public const string Region = "region";

    /// <summary>The account's stamp when the session or token began; only of local accounts. Another one now: it has ended.</summary>
    public const string Stamp = "stamp";

    /// <summary>The session's id; only of sessions of the screens.</summary>
    public const string Session = "sid";

    /// <summary>One claim for each role code.</summary>
    public const string Role = "role";
}
