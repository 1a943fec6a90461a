using System.Collections.Immutable;

namespace Jkn.Workflows.Documents.Typesetting;

/// <summary>
/// One document to be typeset: all its files by path, which of them is the document, its data as JSON, and the moment it bears. Nothing
/// else goes in, so equal jobs give equal bytes.
/// </summary>
internal sealed record TypesetJob(ImmutableSortedDictionary<string, string> Files, string Main, string Data, DateTimeOffset At);

/// <summary>
/// A finished PDF. <paramref name="Place"/>: the room left for the signature, "page x y width height" in points from the lower left corner.
/// </summary>
internal sealed record TypesetDocument(byte[] Pdf, int Pages, string? Place = null);

/// <summary>Whether documents can be typeset here; if not, the reason for the administrator.</summary>
public sealed record TypesetHealth(bool Available, string? Reason);

/// <summary>A document that could not be made. The message is for people; file and line say where a template is wrong.</summary>
internal sealed class TypesetException(string code, string message, string? file = null, int? line = null)
    : Exception(file is { Length: > 0 } ? $"{file}{(line is { } at ? $":{at}" : "")}: {message}" : message)
{
    public string Code { get; } = code;
    public string? File { get; } = file;
    public int? Line { get; } = line;

    /// <summary>What a person is told who asked for the document.</summary>
    public Rejection Rejection =>
        new(Code, $"Surat belum dapat dicetak: {Message}")
        {
            Kind = Code is "typesetter-busy" or "typesetter-died" or "typesetter-missing" ? RejectionKind.Passing : RejectionKind.Unusable,
        };
}
