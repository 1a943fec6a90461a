using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Berkas;

/// <summary>One person is taken out of a case with a reason, or comes back into it; the others go on (domain-2.md 1.5).</summary>
internal sealed class TarikModel(CaseAccess access, Offices offices) : OfficePage
{
    private const int LongestReason = 500;

    public CaseState Case { get; private set; } = CaseState.Empty;
    public PersonWords Person { get; private set; } = null!;
    public Interruption? Question { get; private set; }
    public IReadOnlyList<Tags.Choice> Reasons { get; private set; } = [];
    public bool IsWithdrawn => Person.State == PersonStates.Withdrawn;
    public string Href => $"/berkas/{Case.Id}";

    /// <summary>The others are withdrawn already: with this one the case ends.</summary>
    public bool IsLast => Case.Courses.All(c => c.Key == Person.Key || c.Value.State == PersonStates.Withdrawn);

    /// <summary>What happens to him where he stands now.</summary>
    public string Follows =>
        Case.EntryOf(Person.Key) switch
        {
            { Outcome: null, Stage: CaseStatus.Sent } sent => $"Namanya sudah dikirim dalam batch {sent.BatchNo}: penarikannya disampaikan "
                + "tertulis kepada BPJS Kesehatan.",
            { Outcome: null, Stage: not null } locked =>
                $"Batch {locked.BatchNo} sudah dikunci: namanya dicoret begitu batch dibuka kembali.",
            { Outcome: null, Joined: true } open => $"Namanya keluar dari batch {open.BatchNo}.",
            _ => "Tugas yang terbuka untuknya berakhir.",
        };

    public async Task<IActionResult> OnGetAsync(string caseId, string key, CancellationToken ct) =>
        await LoadAsync(caseId, key, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string caseId, string key, string? alasan, string? kode, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, key, ct))
            return NotFound();
        if (!HasReason(alasan))
            return Again();
        if (IsLast && !Interruption.IsConfirmed(Request))
        {
            Question = new(
                $"Tarik {Person.Name} dan tutup berkas?",
                "Ini orang terakhir pada berkas. Bila ditarik, berkas ditutup sebagai dibatalkan dan tidak dapat dibuka lagi.",
                "Tarik dan tutup berkas",
                $"{Href}/tarik/{key}",
                Interruption.FieldsOf(Request)
            );
            return Page();
        }
        var command = new WithdrawParticipant(key, alasan!.Trim(), string.IsNullOrEmpty(kode) ? null : kode, LastOne: IsLast);
        return await DoneAsync(caseId, key, command, $"{Person.Name} ditarik dari berkas.", ct);
    }

    public async Task<IActionResult> OnPostPulihkanAsync(string caseId, string key, string? alasan, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, key, ct))
            return NotFound();
        if (!HasReason(alasan))
            return Again();
        return await DoneAsync(caseId, key, new RestoreParticipant(key, alasan!.Trim()), $"Penarikan {Person.Name} dibatalkan.", ct);
    }

    private async Task<IActionResult> DoneAsync(string caseId, string key, Command command, string said, CancellationToken ct)
    {
        var answer = await access.GiveAsync(caseId, Me, command, ct);
        if (IsMissing(answer.Rejection) || !await LoadAsync(caseId, key, ct))
            return NotFound();
        if (Refuses(answer.Rejection, ("alasan", "reason"), ("kode", "reasonCode"), ("", "key"), ("", "lastOne")))
            return Again();
        Tell(said);
        return Redirect(Href);
    }

    private bool HasReason(string? reason)
    {
        if (!string.IsNullOrWhiteSpace(reason) && reason.Length <= LongestReason)
            return true;
        Faults.Add("alasan", "Tulis alasannya, paling banyak 500 karakter.");
        return false;
    }

    private async Task<bool> LoadAsync(string caseId, string key, CancellationToken ct)
    {
        if (await access.FindAsync(caseId, Me, ct) is not { } state || offices.Find(state.Region) is not { } office)
            return false;
        if (PersonWords.Of(state, office).FirstOrDefault(p => p.Key == key) is not { } person)
            return false;
        (Case, Person) = (state, person);
        Reasons = [.. office.Reasons?.Reasons.Select(r => new Tags.Choice(r.Code, r.Label)) ?? []];
        return true;
    }
}
