namespace Jkn.Workflows.Domain.Templates;

/// <summary>Where in a case the value of a letter's field lies.</summary>
public abstract record LetterSource
{
    /// <summary>A fact of the case by its name ("fact:rs").</summary>
    public sealed record Fact(string Name) : LetterSource;

    /// <summary>A part of a paper that was handed in ("document:RAWAT_INAP.nomor").</summary>
    public sealed record Paper(string Code, PaperPart Part) : LetterSource;

    /// <summary>The source as a template writes it; null for what is none.</summary>
    public static LetterSource? Parse(string text) =>
        text.Split(':') switch
        {
            ["fact", { Length: > 0 } name] => new Fact(name),
            ["document", var paper] => paper.Split('.') switch
            {
                [{ Length: > 0 } code, "nomor"] => new Paper(code, PaperPart.Nomor),
                [{ Length: > 0 } code, "tanggal"] => new Paper(code, PaperPart.Tanggal),
                [{ Length: > 0 } code, "tanggalMasuk"] => new Paper(code, PaperPart.TanggalMasuk),
                [{ Length: > 0 } code, "penerbit"] => new Paper(code, PaperPart.Penerbit),
                _ => null,
            },
            _ => null,
        };
}

/// <summary>What a letter may say of a paper.</summary>
public enum PaperPart
{
    Nomor,
    Tanggal,

    /// <summary>Since when the patient lies in hospital: only if it was keyed.</summary>
    TanggalMasuk,
    Penerbit,
}
