using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Server.Api;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Cases;
using Jkn.Workflows.Server.Regions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Admin;

/// <summary>
/// Who holds which office, who stands in by which order, which sign-off levels are on. Administrators appoint; the head of the agency
/// switches levels.
/// </summary>
internal sealed class PejabatModel(
    AppDb db,
    Offices offices,
    Accounts accounts,
    SettingDesk settings,
    People people,
    PageTime time,
    TimeProvider clock
) : OfficePage
{
    internal sealed record Level(string Chain, string ChainText, string Role, SignOffAction Action, LevelState State);

    public Office? Office { get; private set; }
    public IReadOnlyList<Official> Officials { get; private set; } = [];
    public IReadOnlyList<(Delegation Data, string Absent, string Substitute)> Delegations { get; private set; } = [];
    public IReadOnlyList<Level> Levels { get; private set; } = [];
    public IReadOnlyList<SettingChangeRow> Changes { get; private set; } = [];
    public Func<string, string> NameOf => people.NameOf;
    public IReadOnlyList<Tags.Choice> Accounts { get; private set; } = [];
    /// <summary>Procedures a switch may be limited to.</summary>
    public IReadOnlyList<Tags.Choice> Procedures =>
        [
            .. Office!
                .Sops.All.Where(v => v.Use is SopUses.Case or SopUses.Batch)
                .GroupBy(v => v.Key)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new Tags.Choice(g.Key, g.MaxBy(v => v.Version)!.Name)),
        ];
    public IReadOnlyList<Tags.Choice> OfficialRoles { get; } = [.. Roles.Officials.Select(r => new Tags.Choice(r, RoleNames.Of(r)))];
    public bool IsAdmin => Policies.Admits(Policies.Admin, User);
    public bool IsHead => Policies.Admits(Policies.Legaliser, User);
    public string Today => time.Today(Me.Region);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAngkatAsync(
        string? akun,
        string? jabatan,
        string? namaJabatan,
        string? dari,
        CancellationToken ct
    )
    {
        if (!IsAdmin)
            return Forbid();
        await LoadAsync(ct);
        var checks = new Checks()
            .Text("akun", akun, 64)
            .Text("jabatan", jabatan, 20)
            .OneOf("jabatan", jabatan, Roles.Officials)
            .Text("namaJabatan", namaJabatan, 150)
            .That(NodaTime.Text.LocalDatePattern.Iso.Parse(dari ?? "").Success, "dari", "date-invalid", "Tanggal tidak sah.");
        if (checks.Problem() is { } invalid && Refuses(invalid))
            return Again();
        var all = await accounts.ListAsync(Me.Region, ct);
        if (all.FirstOrDefault(a => a.Account.Id == akun).Account is not { } account || !account.Roles.Contains(jabatan!))
        {
            ModelState.AddModelError("akun", $"Akun ini belum punya peran {RoleNames.Of(jabatan!)}. Beri perannya dahulu di halaman Akun.");
            return Again();
        }
        // The one before leaves on the day before: one office, one holder.
        var lastDay = NodaTime.Text.LocalDatePattern.Iso.Format(NodaTime.Text.LocalDatePattern.Iso.Parse(dari!).Value.PlusDays(-1));
        await db
            .Officials.Where(o => o.Region == account.Region && o.Role == jabatan && o.ValidTo == null && o.ValidFrom.CompareTo(dari!) < 0)
            .ExecuteUpdateAsync(s => s.SetProperty(o => o.ValidTo, lastDay), ct);
        await accounts.AppointAsync(account, jabatan!, namaJabatan!.Trim(), dari!, ct);
        await offices.RefreshAsync(ct);
        Tell($"{account.Name} menjabat {namaJabatan} mulai {PageTime.Date(dari)}.");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostGantiAsync(
        string? digantikan,
        string? pengganti,
        string? jenis,
        string? nomor,
        string? tanggal,
        string? gantiDari,
        string? gantiSampai,
        CancellationToken ct
    )
    {
        if (!IsAdmin)
            return Forbid();
        await LoadAsync(ct);
        var invalid = new Checks()
            .Text("digantikan", digantikan, 20)
            .Text("pengganti", pengganti, 64)
            .Text("jenis", jenis, 3)
            .Text("nomor", nomor, 100)
            .Text("tanggal", tanggal, 10)
            .Text("gantiDari", gantiDari, 10)
            .Text("gantiSampai", gantiSampai, 10)
            .Problem();
        if (Refuses(invalid) || Office is null)
            return Again();
        var absent = Office.Organisation.HolderOf(digantikan!, gantiDari!)?.Account ?? "";
        var delegation = new Delegation(
            Guid.CreateVersion7(clock.GetUtcNow()).ToString("n"),
            digantikan!,
            absent,
            pengganti!,
            jenis!,
            nomor!,
            gantiDari!,
            gantiSampai!
        );
        if (
            Refuses(
                AppointSubstitute.Check(Office.Organisation, delegation)?.ToProblem(),
                ("jenis", "kind"),
                ("digantikan", "role"),
                ("nomor", "order"),
                ("gantiDari", "from"),
                ("gantiSampai", "to"),
                ("pengganti", "substitute")
            )
        )
            return Again();
        if (Accounts.All(a => a.Value != pengganti))
            return NotFound();
        db.Delegations.Add(
            new DelegationRow
            {
                Id = delegation.Id,
                Region = Me.Region,
                Role = digantikan!,
                AbsentId = absent,
                SubstituteId = pengganti!,
                Kind = jenis!,
                OrderNo = nomor!,
                OrderDate = tanggal!,
                ValidFrom = gantiDari!,
                ValidTo = gantiSampai!,
            }
        );
        await db.SaveChangesAsync(ct);
        await offices.RefreshAsync(ct);
        Tell("Penggantian dicatat.");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostAkhiriAsync(string? id, CancellationToken ct)
    {
        if (!IsAdmin)
            return Forbid();
        var (region, now) = (Me.Region, clock.GetUtcNow());
        if (
            await db
                .Delegations.Where(d => d.Id == id && d.Region == region && d.RevokedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, now), ct) == 0
        )
            return NotFound();
        await offices.RefreshAsync(ct);
        Tell("Penggantian diakhiri; pejabatnya bertugas kembali.");
        return RedirectToPage();
    }

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
        if (!IsHead)
            return Forbid();
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
                    .Problem()
            )
        )
            return Again();
        var change = new LevelSwitch(
            rantai!,
            peran!,
            LevelSettings.Parse(tingkat) ?? LevelSetting.AsFile,
            tingkatDari!,
            alasan!,
            Me.Id
        )
        {
            Sop = string.IsNullOrEmpty(sop) ? null : sop,
            FromVersion = versi,
            At = clock.GetUtcNow(),
        };
        if (
            Refuses(
                LevelRules.Refusal(Me, change, Office)?.ToProblem(),
                ("alasan", "reason"),
                ("tingkatDari", "from"),
                ("peran", "role"),
                ("versi", "fromVersion"),
                ("sop", "sop")
            )
        )
            return Again();
        if (!await settings.AddAsync(Me, $"{Offices.LevelSetting}{rantai}/{peran}", tingkatDari!, change, ct))
        {
            ModelState.AddModelError("tingkatDari", "Tingkat ini sudah diubah untuk tanggal itu.");
            return Again();
        }
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
        Changes = await settings.ChangesAsync(Me.Region, [Offices.LevelSetting], ct);
        await people.LoadAsync(
            [.. office.Organisation.Delegations.SelectMany(d => new[] { d.Absent, d.Substitute }), .. Changes.Select(c => c.Actor)],
            ct
        );
        Delegations = [.. office.Organisation.Delegations.Select(d => (d, people.NameOf(d.Absent), people.NameOf(d.Substitute)))];
        Levels =
        [
            .. new[]
            {
                (Chains.Case, "Berkas", office.Region.SignOff.Case),
                (Chains.Letter, "Surat", office.Region.SignOff.Letter),
                (Chains.Batch, "Batch", office.Region.SignOff.Batch),
            }
                .SelectMany(c =>
                    c.Item3.Select(l => new Level(
                        c.Item1,
                        c.Item2,
                        l.Role,
                        l.Action,
                        office.LevelOf(l.Role, c.Item1, new LevelScope(Today))
                    ))
                ),
        ];
        if (IsAdmin)
            Accounts =
            [
                .. (await accounts.ListAsync(Me.Region, ct))
                    .Where(a => !a.Disabled)
                    .Select(a => new Tags.Choice(
                        a.Account.Id,
                        $"{a.Account.Name} ({string.Join(", ", a.Account.Roles.Select(RoleNames.Of))})"
                    )),
            ];
    }
}
