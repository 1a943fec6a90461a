namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// How a hospital or Puskesmas is reached. It holds from ever: whoever was told at a wrong number is told at the right one as soon as it is
/// decided.
/// </summary>
public sealed record SetContact(string Facility, string? Phone, string? Email, string Reason) : RuleAct(Always, Reason)
{
    public const string Always = "0001-01-01";
    private const int MostName = 100,
        MostEmail = 100;

    protected override string Setting => SettingNames.Contact + Facility.Trim().ToUpperInvariant();

    protected override object Value => new EnteredContact(Facility.Trim(), Kept(Phone), Kept(Email));

    protected override bool MayBeginEarlier => true;

    protected override Rejection? Check(OfficeDeciding on) =>
        Text(Facility, MostName, "name", "Tulis nama fasilitasnya.")
        ?? (
            Kept(Phone)?.Count(char.IsAsciiDigit) is < 6 or > 15 ? new("phone-invalid", "Nomor telepon tidak sah.", "phone")
            : Kept(Email) is { } email && (email.Length > MostEmail || !email.Contains('@', StringComparison.Ordinal))
                ? new("email-invalid", "Alamat surel tidak sah.", "email")
            : null
        );

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A contact as it was entered.</summary>
public sealed record EnteredContact(string Name, string? Phone, string? Email);
