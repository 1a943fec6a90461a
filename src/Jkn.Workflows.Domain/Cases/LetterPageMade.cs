namespace Jkn.Workflows.Domain.Cases;

/// <summary>The two faces of a page as they were typeset and stored, or why they could not be made.</summary>
/// <param name="Place">Where the signature goes: "page x y width height".</param>
public sealed record LetterPageMade(string FileId, string FileHash, string InkFileId, string InkFileHash, int Pages, string? Place)
{
    /// <summary>The template or its data are at fault: the letter shows Gangguan until somebody mends it.</summary>
    public LetterPageFault? Fault { get; init; }

    public static LetterPageMade Failed(LetterPageFault why) => new("", "", "", "", 0, null) { Fault = why };
}

public sealed record LetterPageFault(string Code, string? Template, int? Line, string Reason);
