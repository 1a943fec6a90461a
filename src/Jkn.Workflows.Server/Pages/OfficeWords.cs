using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Domain.Retention;

namespace Jkn.Workflows.Server.Pages;

/// <summary>What happened in an office, in sentences with names (Jejak). An opening balance is told by its counts.</summary>
internal static class OfficeWords
{
    public static IReadOnlyList<string> Of(IReadOnlyList<OfficeEvent> events, Func<string?, string> nameOf)
    {
        if (events is [OfficeEvent.OfficeOpened { TakenOver: true }, ..])
            return
            [
                $"Saldo awal: {events.OfType<PowerEvent.RolesGiven>().Count()} akun, "
                    + $"{events.OfType<PowerEvent.MandateGiven>().Count()} jabatan, "
                    + $"{events.OfType<PowerEvent.SubstituteAppointed>().Count()} penggantian, "
                    + $"{events.OfType<OfficeEvent.SettingEntered>().Count()} pengaturan dari sebelum buku ini dibuka",
            ];
        return [.. events.Select(e => Of(e, nameOf)).OfType<string>()];
    }

    /// <summary>Accounts that the sentence about a fact names.</summary>
    public static IEnumerable<string?> People(OfficeEvent happened) =>
        happened switch
        {
            PowerEvent.SubstituteAppointed s => [s.Absent, s.Substitute, s.Confirmer, s.Proposer],
            PowerEvent.AccountSwitched a => [a.Account, a.Confirmer, a.Proposer],
            PowerEvent.SignInReset r => [r.Account],
            PowerEvent.MandateEnded m => [m.Account, m.Confirmer, m.Proposer],
            PowerEvent.SubstitutionEnded s => [s.Substitute, s.Confirmer, s.Proposer],
            PowerEvent.ActProposed p => [p.Act.Subject, p.Proposer],
            PowerEvent power => [power.Confirmer, power.Proposer],
            _ => [],
        };

    /// <summary>Null for what only the machine needs to know.</summary>
    public static string? Of(OfficeEvent happened, Func<string?, string> nameOf) =>
        happened switch
        {
            PowerEvent power => Power(power, nameOf) is { } said
                ? power.Confirmer is null
                    ? said
                    : $"{said} (diusulkan {nameOf(power.Proposer)}, disahkan {nameOf(power.Confirmer)})"
                : null,
            OfficeEvent.OfficeOpened => "Membuka buku kantor",
            OfficeEvent.SettingEntered s =>
                $"{OfficeSettingWords.Of(s.Name)}, berlaku {DateOf(s.From)}: {OfficeSettingWords.ValueOf(s.Name, s.Json)}{Why(s.Reason)}",
            OfficeEvent.SopActed s =>
                $"SOP {s.Name} versi {s.Version}: {SopActs.Labels.GetValueOrDefault(s.Act, s.Act).ToLowerInvariant()}{Why(s.Note)}",
            OfficeEvent.DestructionDecided d =>
                $"Pemusnahan arsip {DestructionWord(d.State)}{(d.Count is { } count ? $": {count} arsip" : "")}"
                    + $"{(d.Number is { } no ? $", berita acara {no}" : "")}{Why(d.Reason)}",
            OfficeEvent.ImportDecided i =>
                $"Membuka {i.Rows} berkas dari daftar impor ({(i.Mode == DecideImport.All ? "semua baris" : "baris yang sah")})",
            OfficeEvent.ActedInRegion a => $"Bertindak di daerah {a.Office}: catatan {a.Version} buku daerah itu",
            OfficeEvent.FormerChangeKnown => null,
            _ => null,
        };

    private static string? Power(PowerEvent happened, Func<string?, string> nameOf) =>
        happened switch
        {
            PowerEvent.MandateGiven m => $"Mengangkat {m.Name} sebagai {m.Position} ({RoleNames.Of(m.Role)}) mulai {PageTime.Date(m.From)}"
                + (m.To is { } to ? $" sampai {PageTime.Date(to)}" : ""),
            PowerEvent.MandateEnded m => $"Mengakhiri jabatan {nameOf(m.Account)}, hari terakhir {PageTime.Date(m.LastDay)}{Why(m.Reason)}",
            PowerEvent.SubstituteAppointed s =>
                $"{Words.Code(s.Kind)} {RoleNames.Of(s.Role)}: {nameOf(s.Substitute)} menggantikan {nameOf(s.Absent)}, "
                    + $"{PageTime.Date(s.From)} sampai {PageTime.Date(s.To)}, surat perintah {s.OrderNo}",
            PowerEvent.SubstitutionEnded s =>
                $"Mengakhiri penggantian oleh {nameOf(s.Substitute)}; pejabatnya bertugas kembali{Why(s.Reason)}",
            PowerEvent.RolesGiven r => $"Peran {r.Name}: {string.Join(", ", r.Roles.Select(RoleNames.Of))}",
            PowerEvent.AccountSwitched a => $"{(a.Off ? "Mematikan" : "Menghidupkan")} akun {nameOf(a.Account)}{Why(a.Reason)}",
            PowerEvent.SignInReset r => $"Memberi kata sandi sementara kepada {nameOf(r.Account)}",
            PowerEvent.ActProposed p =>
                $"Mengusulkan {ActOf(p.Act)}{(p.Act.Subject is { } who ? $" untuk {nameOf(who)}" : "")}{Why(p.Reason)}",
            PowerEvent.ActConfirmed => "Mengesahkan usulan",
            PowerEvent.ActRefused r => $"Menutup usulan tanpa dilaksanakan{Why(r.Reason)}",
            _ => null,
        };

    /// <summary>An act that is proposed, as a noun.</summary>
    public static string ActOf(OfficeAct act) =>
        act switch
        {
            AppointOfficial a => $"pengangkatan {a.Position} mulai {PageTime.Date(a.From)}",
            EndMandate e => $"pengakhiran jabatan, hari terakhir {PageTime.Date(e.LastDay)}",
            AppointSubstitute s => $"{Words.Code(s.Kind)} {RoleNames.Of(s.Role)}",
            EndSubstitution => "pengakhiran penggantian",
            GiveRoles g => $"peran {string.Join(", ", g.Roles.Select(RoleNames.Of))}",
            SwitchAccount s => s.Off ? "pematian akun" : "penghidupan akun",
            SetRecapHours r => $"jam rekap {r.Hours} mulai {PageTime.Date(r.From)}",
            SetClock c => $"{OfficeSettingWords.ClockOf(c.Key)}: {OfficeSettingWords.Clock(c.Clock)} mulai {PageTime.Date(c.From)}",
            SetPiketHours p => $"jam piket {p.Hours} mulai {PageTime.Date(p.From)}",
            SetLetterhead h => $"kop surat{(h.Emblem is null ? "" : " dan lambang")} mulai {PageTime.Date(h.From)}",
            SetLetterUse u => $"tujuan {Words.Spell(u.Type).ToLowerInvariant()} mulai {PageTime.Date(u.From)}",
            SetSwitch s => $"{OfficeSettingWords.SwitchName(s.Key)}: {OfficeSettingWords.SwitchOf(s.To)} mulai {PageTime.Date(s.From)}",
            SetContact c =>
                $"kontak {c.Facility}: {string.Join(", ", new[] { c.Phone, c.Email }.Where(t => !string.IsNullOrWhiteSpace(t)))}",
            SetChannel c => $"saluran pengaduan {Words.Code(c.Code)}: {c.How}, mulai {PageTime.Date(c.From)}",
            SettleQuestion q => $"jawaban atas {q.Question} (\"{q.Answer}\", {q.Decree}) mulai {PageTime.Date(q.From)}",
            _ => act.Name,
        };

    private static string DestructionWord(string state) =>
        state switch
        {
            DestructionRules.Proposed => "diusulkan",
            DestructionRules.Approved => "disetujui",
            _ => "tidak disetujui",
        };

    private static string DateOf(string from) =>
        from.StartsWith("0001", StringComparison.Ordinal) ? "selalu" : PageTime.Date(from.Length > 10 ? from[..10] : from);

    private static string Why(string? reason) => string.IsNullOrWhiteSpace(reason) ? "" : $". {reason}";
}
