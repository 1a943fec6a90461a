using System.Text.Json;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Server.Api;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Admin;

/// <summary>Who holds which office, who stands in by which order, which sign-off levels are on. Administrators appoint; the head of the agency switches levels.</summary>
internal sealed class PejabatModel(AppDb db, Offices offices, Accounts accounts, People people, PageTime time, TimeProvider clock) : OfficePage
{
    internal sealed record Level(string Chain, string ChainText, string Role, SignOffAction Action, string Source);

    public Office? Office { get; private set; }
    public IReadOnlyList<Official> Officials { get; private set; } = [];
    public IReadOnlyList<(Delegation Data, string Absent, string Substitute)> Delegations { get; private set; } = [];
    public IReadOnlyList<Level> Levels { get; private set; } = [];
    public IReadOnlyList<Tags.Choice> Accounts { get; private set; } = [];
    public IReadOnlyList<Tags.Choice> OfficialRoles { get; } = [.. Roles.Officials.Select(r => new Tags.Choice(r, RoleNames.Of(r)))];
    public bool IsAdmin => Policies.Admits(Policies.Admin, User);
    public bool IsHead => Policies.Admits(Policies.Legaliser, User);
    public string Today => time.Today(Me.Region);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAngkatAsync(string? akun, string? jabatan, string? namaJabatan, string? dari, CancellationToken ct)
    {
        if (!IsAdmin) return Forbid();
        await LoadAsync(ct);
        var checks = new Checks().Text("akun", akun, 64).Text("jabatan", jabatan, 20).OneOf("jabatan", jabatan, Roles.Officials).Text("namaJabatan", namaJabatan, 150)
            .That(NodaTime.Text.LocalDatePattern.Iso.Parse(dari ?? "").Success, "dari", "date-invalid", "Tanggal tidak sah.");
        if (checks.Problem() is { } invalid && Refuses(invalid)) return Again();
        var all = await accounts.ListAsync(Me.Region, ct);
        if (all.FirstOrDefault(a => a.Account.Id == akun).Account is not { } account || !account.Roles.Contains(jabatan!))
        {
            ModelState.AddModelError("akun", $"Akun ini belum punya peran {RoleNames.Of(jabatan!)}. Beri perannya dahulu di halaman Akun.");
            return Again();
        }
        // The one before leaves on the day before: one office, one holder.
        var lastDay = NodaTime.Text.LocalDatePattern.Iso.Format(NodaTime.Text.LocalDatePattern.Iso.Parse(dari!).Value.PlusDays(-1));
        await db.Officials.Where(o => o.Region == account.Region && o.Role == jabatan && o.ValidTo == null && o.ValidFrom.CompareTo(dari!) < 0).ExecuteUpdateAsync(s => s.SetProperty(o => o.ValidTo, lastDay), ct);
        await accounts.AppointAsync(account, jabatan!, namaJabatan!.Trim(), dari!, ct);
        await offices.RefreshAsync(ct);
        Tell($"{account.Name} menjabat {namaJabatan} mulai {PageTime.Date(dari)}.");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostGantiAsync(string? jabatan, string? pengganti, string? jenis, string? nomor, string? tanggal, string? dari, string? sampai, CancellationToken ct)
    {
        if (!IsAdmin) return Forbid();
        await LoadAsync(ct);
        var invalid = new Checks().Text("jabatan", jabatan, 20).Text("pengganti", pengganti, 64).Text("jenis", jenis, 3).Text("nomor", nomor, 100).Text("tanggal", tanggal, 10).Text("dari", dari, 10).Text("sampai", sampai, 10).Problem();
        if (Refuses(invalid) || Office is null) return Again();
        var absent = Office.Organisation.HolderOf(jabatan!, dari!)?.Account ?? "";
        var delegation = new Delegation(Guid.CreateVersion7(clock.GetUtcNow()).ToString("n"), jabatan!, absent, pengganti!, jenis!, nomor!, dari!, sampai!);
        if (Refuses(AppointSubstitute.Check(Office.Organisation, delegation)?.ToProblem(), ("jenis", "kind"), ("jabatan", "role"), ("nomor", "order"), ("dari", "from"), ("sampai", "to"), ("pengganti", "substitute"))) return Again();
        if (Accounts.All(a => a.Value != pengganti)) return NotFound();
        db.Delegations.Add(new DelegationRow { Id = delegation.Id, Region = Me.Region, Role = jabatan!, AbsentId = absent, SubstituteId = pengganti!, Kind = jenis!, OrderNo = nomor!, OrderDate = tanggal!, ValidFrom = dari!, ValidTo = sampai! });
        await db.SaveChangesAsync(ct);
        await offices.RefreshAsync(ct);
        Tell("Penggantian dicatat.");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostAkhiriAsync(string? id, CancellationToken ct)
    {
        if (!IsAdmin) return Forbid();
        var (region, now) = (Me.Region, clock.GetUtcNow());
        if (await db.Delegations.Where(d => d.Id == id && d.Region == region && d.RevokedAt == null).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, now), ct) == 0) return NotFound();
        await offices.RefreshAsync(ct);
        Tell("Penggantian diakhiri; pejabatnya bertugas kembali.");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostTingkatAsync(string? rantai, string? peran, bool mati, string? dari, string? alasan, CancellationToken ct)
    {
        if (!IsHead) return Forbid();
        await LoadAsync(ct);
        if (Refuses(new Checks().Text("rantai", rantai, 10).Text("peran", peran, 20).Text("dari", dari, 10).Text("alasan", alasan, 500).Problem())) return Again();
        var change = new LevelSwitch(rantai!, peran!, mati ? SignOffAction.Off : null, dari!, alasan!, Me.Id);
        if (Refuses(LevelSwitch.Check(Me, change)?.ToProblem(), ("alasan", "reason"), ("dari", "from"), ("peran", "role"))) return Again();
        var (region, name) = (Me.Region, $"{Offices.LevelSetting}{rantai}/{peran}");
        if (await db.RegionSettings.AnyAsync(s => s.Region == region && s.Name == name && s.EffectiveFrom == dari, ct))
        {
            ModelState.AddModelError("dari", "Tingkat ini sudah diubah untuk tanggal itu.");
            return Again();
        }
        db.RegionSettings.Add(new RegionSettingRow { Region = region, Name = name, EffectiveFrom = dari!, Json = JsonSerializer.Serialize(change), CreatedAt = clock.GetUtcNow(), CreatedBy = Me.Id });
        await db.SaveChangesAsync(ct);
        await offices.RefreshAsync(ct);
        Tell("Tingkat pengesahan diubah.");
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office) return;
        Office = office;
        Officials = [.. office.Organisation.Officials.OrderBy(o => Roles.All.ToList().IndexOf(o.Role)).ThenBy(o => o.From, StringComparer.Ordinal)];
        await people.LoadAsync(office.Organisation.Delegations.SelectMany(d => new[] { d.Absent, d.Substitute }), ct);
        Delegations = [.. office.Organisation.Delegations.Select(d => (d, people.NameOf(d.Absent), people.NameOf(d.Substitute)))];
        Levels = [.. new[] { ("case", "Berkas", office.Region.SignOff.Case), ("letter", "Surat", office.Region.SignOff.Letter), ("batch", "Batch", office.Region.SignOff.Batch) }
            .SelectMany(c => c.Item3.Select(l => office.LevelOf(l.Role, c.Item1, Today) is { } now ? new Level(c.Item1, c.Item2, l.Role, now.Action, now.Source) : null)).OfType<Level>()];
        if (IsAdmin) Accounts = [.. (await accounts.ListAsync(Me.Region, ct)).Where(a => !a.Disabled).Select(a => new Tags.Choice(a.Account.Id, $"{a.Account.Name} ({string.Join(", ", a.Account.Roles.Select(RoleNames.Of))})"))];
    }
}
