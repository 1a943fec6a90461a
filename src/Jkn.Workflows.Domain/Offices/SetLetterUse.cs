using Jkn.Workflows.Domain.Identity;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// To whom a kind of letter goes and what for, from a date on. Letters drafted before keep what was typed for them.
/// </summary>
public sealed record SetLetterUse(string Type, string? Addressee, string? Purpose, string From, string Reason) : RuleAct(From, Reason)
{
    private const int MostAddressee = 300,
        MostPurpose = 60;

    protected override string Setting => SettingNames.LetterUse + Type;

    protected override object Value => new EnteredLetterUse(Kept(Addressee), Kept(Purpose));

    protected override Rejection? Check(OfficeDeciding on)
    {
        if (on.Region!.Letters.All(l => l.Type != Type))
            return new("letter-type-unknown", "Jenis surat ini tidak ada di daerah ini.", "type");
        if (Kept(Addressee) is null && Kept(Purpose) is null)
            return new("letter-use-empty", "Isi alamat tujuan, kegunaan, atau keduanya.", "addressee");
        return Addressee?.Length > MostAddressee ? new("text-too-long", $"Paling panjang {MostAddressee} huruf.", "addressee")
            : Purpose?.Length > MostPurpose ? new("text-too-long", $"Paling panjang {MostPurpose} huruf.", "purpose")
            : Lines.Select(line => NameRule.Refusal(line, "addressee")).FirstOrDefault(no => no is not null);
    }

    private IEnumerable<string> Lines => (Kept(Addressee) ?? "").Split('\n');

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();
}

/// <summary>A letter's use as it was entered; null keeps what was there before.</summary>
public sealed record EnteredLetterUse(string? Addressee, string? Purpose);
