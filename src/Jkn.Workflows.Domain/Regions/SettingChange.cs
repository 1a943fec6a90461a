using System.Collections.Immutable;
using Jkn.Workflows.Domain.Clocks;
using NodaTime;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>A switch of a region as people see it: its values with their words, the one in force, and where that comes from.</summary>
public sealed record SettingSwitch(
    string Key,
    string Label,
    ImmutableArray<(string Value, string Label)> Values,
    string Now,
    string Source,
    string? Note
)
{
    public string LabelOf(string value) => Values.FirstOrDefault(v => v.Value == value).Label ?? value;
}

/// <summary>
/// The head of the agency changes a switch of the region from a date on, with a reason. It lies over the region's files: the newest change
/// whose date has come counts. Changes are only ever added.
/// </summary>
public sealed record SettingChange(string Key, string Value, string From, string Reason, string By)
{
    private const string Checklist = "checklist.",
        Activation = "activation",
        Yes = "true",
        No = "false";
    private static readonly ImmutableArray<(string, string)> flag = [(Yes, "Ya"), (No, "Tidak")];

    /// <summary>Every switch of a region as it is today.</summary>
    public static ImmutableArray<SettingSwitch> Of(Region region, LocalDate today) => [.. Of(region.Settings), ActivationOf(region, today)];

    private static ImmutableArray<SettingSwitch> Of(RegionSettings now) =>
        [
            Flag("piketDarurat", "Piket darurat: menerima berkas darurat di luar jam layanan", now.PiketDarurat),
            Flag("fourEyes", "Empat mata: yang menyusun tidak memaraf atau menandatangani", now.FourEyes),
            Flag("substituteMaySignTwice", "Plh/Plt boleh memberi dua pengesahan (rangkap)", now.SubstituteMaySignTwice),
            Flag("privacyNotice", "Pemohon diberi tahu apa yang dilakukan atas datanya", now.PrivacyNotice),
            Flag("peopleWithoutNik", "Orang yang belum punya NIK dicatat dan menunggu", now.PeopleWithoutNik),
            Flag("withdrawalInWriting", "Penarikan setelah daftar dikirim disampaikan tertulis ke BPJS", now.WithdrawalInWriting),
            Flag("tellOfficials", "Petugas diberi tahu juga lewat surel atau WhatsApp yang ia isi sendiri", now.TellOfficials),
            Flag("newbornLetter", "Surat untuk bayi tanpa NIK memuat NIK ibunya", now.NewbornLetter),
            new(
                "numberTiming",
                "Saat surat diberi nomor",
                [
                    ("ByKind", "Menurut jenis tanda tangan"),
                    ("BeforeSign", "Sebelum ditandatangani"),
                    ("AfterSign", "Sesudah ditandatangani"),
                ],
                now.NumberTiming.Value.ToString(),
                now.NumberTiming.Source,
                now.NumberTiming.Note
            ),
            new(
                "signatureMode",
                "Cara menandatangani surat",
                [("Lokal", "Kunci pada server ini"), ("Bsre", "BSrE"), ("Basah", "Tinta di kertas")],
                now.SignatureMode.Value.ToString(),
                now.SignatureMode.Source,
                now.SignatureMode.Note
            ),
            new(
                "pksCheck",
                "Batch bila PKS dengan BPJS berakhir",
                [("Off", "Tidak diperiksa"), ("Block", "Ditahan"), ("BlockWithOverride", "Ditahan, dapat diterobos Kepala Dinas")],
                now.PksCheck.Value.ToString(),
                now.PksCheck.Source,
                now.PksCheck.Note
            ),
            .. now
                .Checklist.OrderBy(c => c.Key, StringComparer.Ordinal)
                .Select(c => Flag(Checklist + c.Key, $"Daftar periksa: {c.Key}", c.Value)),
        ];

    /// <summary>Cases verified before a change keep the rule of their day (AC-48): the date of the change is part of the rule.</summary>
    private static SettingSwitch ActivationOf(Region region, LocalDate today) =>
        new(
            Activation,
            "Kepesertaan mulai aktif",
            [
                (nameof(ActivationMode.Immediate), "Segera setelah ditetapkan"),
                (nameof(ActivationMode.NextMonthFirst), "Tanggal 1 bulan berikutnya"),
            ],
            region.ActivationOn(today).ToString(),
            region.Activation.LastOrDefault(r => r.From is null || r.From <= today)?.Source ?? "ASUMSI:BAWAAN",
            null
        );

    public static Rejection? Check(Actor actor, SettingChange asked, Region region, LocalDate day)
    {
        var today = LocalDatePattern.Iso.Format(day);
        if (!actor.Has(Roles.AgencyHead))
            return new("setting-not-yours", "Hanya Kepala Dinas yang mengubah pengaturan daerah.");
        if (Of(region, day).FirstOrDefault(s => s.Key == asked.Key) is not { } setting)
            return new("setting-unknown-here", "Pengaturan ini tidak ada.", "value");
        if (setting.Values.All(v => v.Value != asked.Value))
            return new("setting-value", "Nilai ini tidak ada.", "value");
        if (string.IsNullOrWhiteSpace(asked.Reason))
            return new("reason-missing", "Alasan wajib diisi.", "reason");
        if (!LocalDatePattern.Iso.Parse(asked.From).Success)
            return new("date-invalid", "Tanggal berlaku tidak sah (yyyy-MM-dd).", "from");
        return string.CompareOrdinal(asked.From, today) < 0
            ? new("effective-date-past", "Tanggal berlaku tidak boleh sudah lewat.", "from")
            : null;
    }

    /// <summary>A region's files under its changes of a date. <paramref name="changes"/> in order of their dates.</summary>
    public static Region Apply(Region files, IEnumerable<SettingChange> changes, string today)
    {
        var due = changes.Where(c => string.CompareOrdinal(c.From, today) <= 0).ToList();
        var rules = due.Where(c => c.Key == Activation).Aggregate(files.Activation, (rules, change) => change.On(rules));
        return files with { Settings = due.Aggregate(files.Settings, (settings, change) => change.On(settings)), Activation = rules };
    }

    /// <summary>A rule of the files for a later day stays: it was known when this one was set.</summary>
    private ImmutableArray<ActivationRule> On(ImmutableArray<ActivationRule> rules)
    {
        var from = LocalDatePattern.Iso.Parse(From).Value;
        var rule = new ActivationRule(from, Enum.Parse<ActivationMode>(Value), Regions.Source.Office);
        return [.. rules.Where(r => r.From is null || r.From < from), rule, .. rules.Where(r => r.From > from)];
    }

    private RegionSettings On(RegionSettings s) =>
        Key switch
        {
            "piketDarurat" => s with { PiketDarurat = Set(Value == Yes) },
            "fourEyes" => s with { FourEyes = Set(Value == Yes) },
            "substituteMaySignTwice" => s with { SubstituteMaySignTwice = Set(Value == Yes) },
            "privacyNotice" => s with { PrivacyNotice = Set(Value == Yes) },
            "peopleWithoutNik" => s with { PeopleWithoutNik = Set(Value == Yes) },
            "withdrawalInWriting" => s with { WithdrawalInWriting = Set(Value == Yes) },
            "tellOfficials" => s with { TellOfficials = Set(Value == Yes) },
            "newbornLetter" => s with { NewbornLetter = Set(Value == Yes) },
            "numberTiming" => s with { NumberTiming = Set(Enum.Parse<NumberTiming>(Value)) },
            "signatureMode" => s with { SignatureMode = Set(Enum.Parse<SignatureMode>(Value)) },
            "pksCheck" => s with { PksCheck = Set(Enum.Parse<PksCheck>(Value)) },
            // A switch whose checklist is gone from the files says nothing any more.
            _ when Key.StartsWith(Checklist, StringComparison.Ordinal) && s.Checklist.ContainsKey(Key[Checklist.Length..]) => s with
            {
                Checklist = s.Checklist.SetItem(Key[Checklist.Length..], Set(Value == Yes)),
            },
            _ => s,
        };

    private Sourced<T> Set<T>(T value) =>
        new(
            value,
            Regions.Source.Office,
            $"sejak {(LocalDatePattern.Iso.Parse(From) is { Success: true, Value: var day } ? Indonesian.Date(day) : From)}: {Reason}"
        );

    private static SettingSwitch Flag(string key, string label, Sourced<bool> now) =>
        new(key, label, flag, now.Value ? Yes : No, now.Source, now.Note);
}
