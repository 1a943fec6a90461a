using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Admin;

/// <summary>
/// Who holds which office, who stands in by which order, which sign-off levels are on. Administrators and officials propose, a second
/// person confirms; the head of the agency lends power downward and switches levels.
/// </summary>
internal sealed class PejabatModel(
    Offices offices,
    OfficeDesk desk,
    Accounts accounts,
    PowerDesk power,
    SettingDesk settings,
    People people,
    PageTime time,
    OfficeClock clock
) : OfficePage
{
    public Office? Office { get; private set; }
    public IReadOnlyList<Official> Officials { get; private set; } = [];
    public IReadOnlyList<(Delegation Data, string Absent, string Substitute)> Delegations { get; private set; } = [];
    public IReadOnlyList<LevelLine> Levels { get; private set; } = [];
    public IReadOnlyList<SettingChangeRow> Changes { get; private set; } = [];
    public Func<string, string> NameOf => people.NameOf;
    public IReadOnlyList<Tags.Choice> Accounts { get; private set; } = [];
    public IReadOnlyList<Tags.Choice> Mandates { get; private set; } = [];

    /// <summary>Procedures a switch may be limited to.</summary>
    public IReadOnlyList<Tags.Choice> Procedures =>
        [
            .. Office!
                .Sops.All.Where(v => v.Use is SopUses.Case or SopUses.Batch or SopUses.Errand)
                .GroupBy(v => v.Key)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new Tags.Choice(g.Key, g.MaxBy(v => v.Version)!.Name)),
        ];
    public IReadOnlyList<Tags.Choice> OfficialRoles { get; } = [.. Roles.Officials.Select(r => new Tags.Choice(r, RoleNames.Of(r)))];

    // power that the head lends downward (rulings 1.1)
    private static readonly string[] below = [Roles.SectionHead, Roles.DivisionHead, Roles.Secretary];

    /// <summary>What the head does at once for this office, another person only proposes.</summary>
    public bool LendsAlone(string role) => IsHead && below.Contains(role);

    /// <summary>A form whose input was refused stays open.</summary>
    public bool Faulty(params string[] names) => names.Any(n => ModelState.TryGetValue(n, out var entry) && entry.Errors.Count > 0);

    /// <summary>Administrators and officials: what they cannot do alone they propose.</summary>
    public bool MayPropose => Policies.Admits(Policies.Auditor, User);
    public bool IsHead => Policies.Admits(Policies.Legaliser, User);
    public string Today => time.Today(Me.Region);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [Asks(Policies.Auditor)]
    public async Task<IActionResult> OnPostAngkatAsync(
        string? akun,
        string? jabatan,
        string? namaJabatan,
        string? dari,
        string? namaLengkap,
        string? nip,
        string? pangkat,
        string? alasanAngkat,
        CancellationToken ct
    )
    {
        await LoadAsync(ct);
        var checks = new Checks()
            .Text("akun", akun, 64)
            .Text("jabatan", jabatan, 20)
            .OneOf("jabatan", jabatan, Roles.Officials)
            .Text("namaJabatan", namaJabatan, 150)
            .Optional("namaLengkap", namaLengkap, 150)
            .Optional("pangkat", pangkat, 60)
            .That(string.IsNullOrWhiteSpace(nip) || IsNip(nip), "nip", "nip-invalid", "NIP terdiri atas 18 angka.")
            .That(NodaTime.Text.LocalDatePattern.Iso.Parse(dari ?? "").Success, "dari", "date-invalid", "Tanggal tidak sah.");
        if (checks.Text("alasanAngkat", alasanAngkat, 500).Rejection is { } invalid && Refuses(invalid))
            return Again();
        var appoint = new AppointOfficial(akun!, jabatan!, namaJabatan!, dari!)
        {
            FullName = Checks.Given(namaLengkap),
            Nip = Checks.Given(nip),
            Rank = Checks.Given(pangkat),
        };
        var answer = await power.ProposeAsync(Me.Region, Me, appoint, alasanAngkat, ct);
        if (
            Refuses(
                answer.Rejection,
                ("akun", "account"),
                ("jabatan", "role"),
                ("namaJabatan", "position"),
                ("dari", "from"),
                ("alasanAngkat", "reason")
            )
        )
            return Again();
        Tell(Proposed);
        return RedirectToPage();
    }

    private const string Proposed = "Diusulkan; berlaku setelah orang kedua mengesahkannya di Usulan wewenang.";

    private static bool IsNip(string text) => text.Trim().Length == 18 && text.Trim().All(char.IsAsciiDigit);

    /// <summary>
    /// An official retires, moves or died, or was appointed by mistake: the office stands without a holder from the next day on.
    /// </summary>
    [Asks(Policies.Auditor)]
    public async Task<IActionResult> OnPostBerhentiAsync(string? jabatanAkhir, string? hariAkhir, string? alasanAkhir, CancellationToken ct)
    {
        await LoadAsync(ct);
        var invalid = new Checks()
            .Text("jabatanAkhir", jabatanAkhir, 100)
            .Text("hariAkhir", hariAkhir, 10)
            .Text("alasanAkhir", alasanAkhir, 500)
            .Rejection;
        if (Refuses(invalid))
            return Again();
        var end = new EndMandate(jabatanAkhir!, hariAkhir!, alasanAkhir!);
        var no = (await power.ProposeAsync(Me.Region, Me, end, alasanAkhir, ct)).Rejection;
        if (Refuses(no, ("hariAkhir", "lastDay"), ("alasanAkhir", "reason")))
            return Again();
        Tell(Proposed);
        return RedirectToPage();
    }

    [Asks(Policies.Auditor)]
    public async Task<IActionResult> OnPostGantiAsync(NewStandIn asked, CancellationToken ct)
    {
        await LoadAsync(ct);
        var invalid = new Checks().Text("nomor", asked.Nomor, 100).Text("pengganti", asked.Pengganti, 64).Rejection;
        if (Refuses(invalid) || Office is null)
            return Again();
        var appoint = asked.At(clock.GetUtcNow());
        var answer = await power.GiveAsync(Me.Region, Me, appoint, $"surat perintah {appoint.Order}", ct);
        if (Refuses(answer.Rejection, NewStandIn.Names))
            return Again();
        Tell(answer.Proposal is null ? "Penggantian dicatat." : Proposed);
        return RedirectToPage();
    }

    [Asks(Policies.Auditor)]
    public async Task<IActionResult> OnPostAkhiriAsync(string? id, CancellationToken ct)
    {
        var answer = await power.GiveAsync(Me.Region, Me, new EndSubstitution(id ?? ""), "pejabatnya bertugas kembali", ct);
        if (answer.Rejection is not null)
            return NotFound();
        Tell(answer.Proposal is null ? "Penggantian diakhiri; pejabatnya bertugas kembali." : Proposed);
        return RedirectToPage();
    }

    [Asks(Policies.Legaliser)]
    public async Task<IActionResult> OnPostTingkatAsync(
        string? rantai,
        string? peran,
        string? tingkat,
        string? sop,
        int? versi,
        string? tingkatDari,
        string? alasan,
        CancellationToken ct
    )
    {
        await LoadAsync(ct);
        if (Office is null)
            return NotFound();
        if (
            Refuses(
                new Checks()
                    .Text("rantai", rantai, 10)
                    .Text("peran", peran, 20)
                    .Text("tingkatDari", tingkatDari, 10)
                    .Text("alasan", alasan, 500)
                    .Rejection
            )
        )
            return Again();
        var change = new LevelSwitch(rantai!, peran!, LevelSettings.Parse(tingkat) ?? LevelSetting.AsFile, tingkatDari!, alasan!, Me.Id)
        {
            Sop = string.IsNullOrEmpty(sop) ? null : sop,
            FromVersion = versi,
        };
        var no = (await desk.RunAsync(Me.Region, Me, new SwitchLevel(change), ct)).Decision.Rejection;
        // once for a date: said at the date
        if (no is { Field: null })
        {
            ModelState.AddModelError("tingkatDari", no.Message);
            return Again();
        }
        if (Refuses(no, ("alasan", "reason"), ("tingkatDari", "from"), ("peran", "role"), ("versi", "fromVersion"), ("sop", "sop")))
            return Again();
        Tell("Tingkat pengesahan diubah.");
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office)
            return;
        Office = office;
        Officials =
        [
            .. office.Organisation.Officials.OrderBy(o => Roles.All.ToList().IndexOf(o.Role)).ThenBy(o => o.From, StringComparer.Ordinal),
        ];
        Changes = await settings.ChangesAsync(Me.Region, [SettingNames.Level], ct);
        await people.LoadAsync(
            [.. office.Organisation.Delegations.SelectMany(d => new[] { d.Absent, d.Substitute }), .. Changes.Select(c => c.Actor)],
            ct
        );
        Delegations = [.. office.Organisation.Delegations.Select(d => (d, people.NameOf(d.Absent), people.NameOf(d.Substitute)))];
        Levels = LevelLine.Of(office, Today);
        if (MayPropose)
            Mandates =
            [
                .. power
                    .StateOf(Me.Region)
                    .Mandates.Values.Where(m => m.Holder.To is not { } last || string.CompareOrdinal(last, Today) >= 0)
                    .Select(m => new Tags.Choice(m.Id, $"{RoleNames.Of(m.Holder.Role)}: {m.Holder.Name}")),
            ];
        if (MayPropose)
            Accounts =
            [
                .. (await accounts.ListAsync(Me.Region, ct))
                    .Where(a => !a.Disabled && !a.Account.Roles.Contains(Roles.Admin))
                    .Select(a => new Tags.Choice(
                        a.Account.Id,
                        $"{a.Account.Name} ({string.Join(", ", a.Account.Roles.Select(RoleNames.Of))})"
                    )),
            ];
    }
}
