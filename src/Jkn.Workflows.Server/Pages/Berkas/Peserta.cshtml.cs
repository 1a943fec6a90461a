using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Identity;
using Jkn.Workflows.Domain.Participants;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Berkas;

/// <summary>
/// One participant of a case: entered or corrected, with every fault at its field. Opening a stored one shows its numbers, so it is
/// recorded.
/// </summary>
internal sealed class PesertaModel(CaseAccess access, Offices offices, Data.AppDb db, Drafts drafts, PageTime time) : OfficePage
{
    public const string New = "baru";

    [BindProperty(SupportsGet = true)]
    public string? Kembali { get; set; }
    public CaseState Case { get; private set; } = CaseState.Empty;
    public Participant? Person { get; private set; }
    public string Key { get; private set; } = "";
    public string? Mismatch { get; private set; }
    public string? OtherHref { get; private set; }

    /// <summary>What must be compared with the family card.</summary>
    public IReadOnlyList<string> Doubts =>
        Mismatch is not null && (IsNew || Case.Participants.GetValueOrDefault(Key) is null) ? [Mismatch]
        : Case.Participants.ContainsKey(Key)
            ? [.. ParticipantRules.Findings(Case, Key).Where(f => f.Severity == FindingSeverity.Warning).Select(f => f.Message)]
        : [];
    public string? Notice { get; private set; }

    /// <summary>The version of the data that the form was filled from.</summary>
    public const string Seen = "dilihat";
    public int Version => IsNew ? 0 : Case.VersionOf(Keyed.Person(Key));
    public bool IsNew => Key == New;

    /// <summary>The procedure's entry step will not end without it.</summary>
    public bool IsNeeded(string field) => needed.Contains(field);

    private HashSet<string> needed = [];
    public bool MayOverride => Me.HasAny(Roles.SectionHead, Roles.DivisionHead);
    public string Back => Url.IsLocalUrl(Kembali) ? Kembali! : $"/berkas/{Case.Id}";
    public Participant? First => Case.Participants.Values.FirstOrDefault();

    public async Task<IActionResult> OnGetAsync(string caseId, string key, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, key, ct))
            return NotFound();
        if (Person is not null)
        {
            await db.RecordReadAsync(time.Now, Me.Id, Case.Region, caseId, "identity", "mengisi atau memperbaiki data peserta", ct);
            Mismatch = ParticipantRules.Mismatch(Person, Case.Region);
        }
        // What was typed on an older version would undo, unseen, what somebody corrected meanwhile.
        if (await drafts.FindAsync(Me.Id, Request.Path!, ct) is { } draft && draft.Of(Seen) is { } on && on != $"{Version}")
        {
            await drafts.DropAsync(Me.Id, Request.Path!, ct);
            Notice = "Data peserta ini berubah sejak Anda terakhir mengetik di sini; isian yang belum terkirim tidak dipakai lagi.";
            return Page();
        }
        await RestoreAsync(drafts, Request.Path!, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string caseId, string key, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, key, ct))
            return NotFound();
        string? F(string name) => CaseForms.Text(Request.Form, name);
        var person = new Participant(
            Digits(F("noKk")),
            Digits(F("nik")),
            F("nama") ?? "",
            F("tempatLahir"),
            F("tanggalLahir"),
            F("jenisKelamin"),
            F("status"),
            F("hubunganKeluarga"),
            F("alamat"),
            F("rt"),
            F("rw"),
            F("kodePos"),
            F("kecamatan"),
            F("desaKelurahan"),
            F("faskes"),
            F("noHp"),
            F("email")
        );
        var checks = new Checks()
            .Name("nama", person.Nama, 100)
            .Text("nik", person.Nik, 16)
            .Text("noKk", person.NoKk, 16)
            .Optional("alasanGanda", F("alasanGanda"), 500);
        foreach (var field in ParticipantFields.Names.Except(["nama", "nik", "noKk"]))
            checks.Optional(field, ParticipantFields.Read(person, field), 300);
        Mismatch = ParticipantRules.Mismatch(person, Case.Region);
        if (Refuses(checks.Rejection))
            return Again();
        var at = IsNew ? NextKey() : Key;
        RecordParticipant Saving(string key, int seen) =>
            new(key, person, F("cocok") == "true", MayOverride ? F("alasanGanda") : null, seen);
        var answer = await access.GiveAsync(caseId, Me, Saving(at, IsNew ? Case.VersionOf(Keyed.Person(at)) : SeenVersion), ct);
        // Two officers add somebody at once: the second takes the next place.
        if (IsNew && answer.Rejection?.Code == "participant-stale" && await LoadAsync(caseId, key, ct))
            answer = await access.GiveAsync(caseId, Me, Saving(at = NextKey(), Case.VersionOf(Keyed.Person(at))), ct);
        if (IsMissing(answer.Rejection))
            return NotFound();
        if (answer.Rejection?.Link is { } link)
            OtherHref = link.Replace("/api/cases/", "/berkas/", StringComparison.Ordinal);
        if (Refuses(answer.Rejection, ("alasanGanda", "overrideReason")))
            return Again();
        await drafts.DropAsync(Me.Id, Request.Path!, ct);
        if (Mismatch is not null && F("cocok") != "true")
        {
            Tell($"{person.Nama} disimpan. {Mismatch} Cocokkan dengan KK, lalu centang \"sudah dicocokkan\".");
            return Redirect($"/berkas/{caseId}/peserta/{at}?kembali={Uri.EscapeDataString(Back)}");
        }
        var said = ParticipantRules
            .Findings(answer.State!, at)
            .Where(f => f.Severity != FindingSeverity.Error && f.Code is not ("nik-birth-date" or "nik-sex"))
            .Select(f => f.Message);
        Tell(string.Join(' ', said.Prepend($"{person.Nama} disimpan.")));
        return Redirect(Back);
    }

    public async Task<IActionResult> OnPostHapusAsync(string caseId, string key, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, key, ct))
            return NotFound();
        var answer = await access.GiveAsync(caseId, Me, new RemoveParticipant(key, SeenVersion), ct);
        if (Refuses(answer.Rejection))
            return Again();
        await drafts.DropAsync(Me.Id, Request.Path!, ct);
        Tell("Peserta dihapus dari berkas.");
        return Redirect(Back);
    }

    private async Task<bool> LoadAsync(string caseId, string key, CancellationToken ct)
    {
        if (await access.FindAsync(caseId, Me, ct) is not { Kind: CaseKind.Case } state)
            return false;
        (Case, Key, Person) = (state, key, state.Participants.GetValueOrDefault(key));
        if (offices.Find(state.Region)?.Sops.ById(state.DefinitionId) is { } version)
            needed = [.. version.Definition.Nodes.OfType<EntriData>().SelectMany(n => n.Needed)];
        return key == New || Person is not null;
    }

    private int SeenVersion => int.TryParse(Request.Form[Seen], out var seen) ? seen : 0;

    private string NextKey() => Enumerable.Range(1, 999).Select(n => $"p{n}").First(k => !Case.Participants.ContainsKey(k));

    /// <summary>Numbers are copied with blanks and dots: those do not count.</summary>
    private static string Digits(string? text) => string.Concat((text ?? "").Where(c => c is not (' ' or '.' or '-')));
}
