using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;

namespace Jkn.Workflows.Domain.Participants;

/// <summary>
/// A family of a list that another office sent (BNBA): its case begins with its people already keyed, in one decision, so that nothing is
/// ever half there. The rules are those of the counter: a NIK that lies in another open case is refused, and with it the family. The list
/// itself and the letter that came with it are its papers; what a list cannot bring, the region's checklist does not ask for.
/// </summary>
public sealed record OpenListedFamily(string Id, string Sop, ImmutableArray<Participant> People, string List, VillageLetter? Letter = null)
    : Command
{
    /// <summary>Facts of a listed case: that it is one, for the checklist's rules, and which list it came with.</summary>
    public const string ListedFact = "daftarKelurahan",
        ListFact = "idDaftar",
        Listed = "ADA";

    /// <summary>The two items of a checklist that a list brings.</summary>
    public const string ListItem = "BNBA",
        LetterItem = "SURAT_KELURAHAN";
    private const string Head = "P",
        Channel = IntakeChannels.Village;

    public override Decision Decide(Deciding on)
    {
        if (on.State.Id.Length > 0)
            return Decision.Nothing(on.State);
        if (People.IsDefaultOrEmpty)
            return Decision.Reject("participants-missing", "Keluarga ini tidak punya seorang pun yang dapat didaftarkan.");
        var head = People.FirstOrDefault(p => p.HubunganKeluarga == Head) ?? People[0];
        var phone = head.NoHp ?? People.Select(p => p.NoHp).FirstOrDefault(p => p is not null);
        var decided = new OpenCase(Id, Sop, Channel, new Applicant(head.Nama, phone)).Decide(on);
        if (!decided.IsAccepted)
            return decided;
        on.Emit(new CaseEvent.FactNoted(ListedFact, Listed));
        on.Emit(new CaseEvent.FactNoted(ListFact, List));
        for (var i = 0; i < People.Length && decided.IsAccepted; i++)
            decided = new RecordParticipant($"p{i + 1}", People[i]).Decide(on);
        foreach (var paper in Papers(on).TakeWhile(_ => decided.IsAccepted))
            decided = paper.Decide(on);
        return decided;
    }

    private IEnumerable<RecordDocument> Papers(Deciding on)
    {
        var asked = DocumentCheck.Codes(on.Office.Region);
        if (asked.Contains(ListItem))
            yield return new(ListItem, RecordDocument.Results[0], Tanggal: on.Today);
        if (asked.Contains(LetterItem) && Letter is not null)
            yield return new(LetterItem, RecordDocument.Results[0], Letter.Number, Letter.Village, Letter.Date);
    }
}
