using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Domain.Trials;
using NodaTime;

namespace Jkn.Workflows.Application.Simulations;

/// <summary>The people of the cases: what they bring, what is keyed of them, and what happens to them meanwhile.</summary>
internal sealed class SimulatedFamilies
{
    private readonly TrialOffice trial;
    private readonly IReadOnlyDictionary<string, FamilyLife> families;
    private readonly Func<string, string, Command, bool> act;
    private readonly Dictionary<string, int> numbersOfDay = new(StringComparer.Ordinal);

    /// <summary>Papers that open an emergency branch when they come.</summary>
    private readonly HashSet<string> hospitalPapers;

    public SimulatedFamilies(TrialOffice trial, IReadOnlyDictionary<string, FamilyLife> families, Func<string, string, Command, bool> act)
    {
        (this.trial, this.families, this.act) = (trial, families, act);
        hospitalPapers = trial
            .Office.Sops.All.SelectMany(v => v.Definition.Nodes.OfType<OfficeActivity>())
            .SelectMany(step => step.AwaitedPapers)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The counter looks at what was brought; one in eight comes from a hospital, one in twelve forgot something.</summary>
    public void Papers(CaseState at, WorkItem item)
    {
        var lists = trial.Office.Region.Checklists;
        var ordinary = lists.FirstOrDefault(l => l.Items.All(i => !hospitalPapers.Contains(i.Code))) ?? lists[0];
        var papers = ordinary.Items.Concat(FromHospital(at.Id) ? lists.SelectMany(l => l.Items) : []).DistinctBy(i => i.Code).ToList();
        var groups = new HashSet<string>(StringComparer.Ordinal);
        foreach (var paper in papers)
        {
            var first = paper.Required.FirstOrDefault();
            // Nobody who comes to the counter brings a village's list.
            if (paper.Code is OpenListedFamily.ListItem or OpenListedFamily.LetterItem)
                continue;
            if (first is null or { Optional: true } || (first.Group is { } group && !groups.Add(group)))
                continue;
            var forgotten = paper == papers[^1] && !at.Documents.ContainsKey(paper.Code) && NumberOf(at.Id) % 12 == 0;
            act(at.Id, item.Role, new RecordDocument(paper.Code, forgotten ? "TIDAK_ADA" : "ADA_LENGKAP", "1", "Contoh"));
        }
    }

    /// <summary>The family is keyed, or one person's data are completed or mended. False while there is nothing to key.</summary>
    public bool Enter(CaseState at, WorkItem item, Random dice)
    {
        if (!families.TryGetValue(at.Id, out var family))
            return true;
        if (item.Person is { } person)
        {
            var known = at.Participants[person];
            if (known.Nik.Length == 0)
                return false;
            if (dice.Next(3) > 0)
                act(at.Id, item.Role, new RecordParticipant(person, known with { Alamat = "Jalan Contoh 2" }, true));
            return true;
        }
        for (var place = 0; place < family.Size && at.Participants.IsEmpty; place++)
            act(at.Id, item.Role, new RecordParticipant(FamilyLife.Key(place), SimulatedPeople.Member(at.Region, family.Number, place)));
        if (FromHospital(at.Id))
            Admit(at.Id, FamilyLife.Key(0));
        return true;
    }

    /// <summary>Something happened to somebody; what the office does not take any more is of no interest to it.</summary>
    public void Happens(string caseId, LifeEvent what, LocalDate today)
    {
        if (trial.Cases.GetValueOrDefault(caseId) is not { IsOpen: true } at)
            return;
        var (region, family) = (at.Region, families[caseId]);
        switch (what.Kind)
        {
            case LifeKind.Birth when !at.Participants.IsEmpty:
                var child = SimulatedPeople.Newborn(region, family.Number, FamilyLife.Place(what.Person), today);
                act(caseId, Roles.BackOffice, new RecordParticipant(what.Person, child));
                break;
            case LifeKind.NikIssued when at.Participants.GetValueOrDefault(what.Person) is { Nik.Length: 0 } newborn:
                var nth = numbersOfDay[newborn.TanggalLahir!] = numbersOfDay.GetValueOrDefault(newborn.TanggalLahir!, -1) + 1;
                var nik = SimulatedPeople.NumberOf(region, newborn, nth);
                act(caseId, Roles.BackOffice, new RecordParticipant(what.Person, newborn with { Nik = nik }));
                break;
            case LifeKind.Death or LifeKind.Withdrawal:
                Withdraw(at, what);
                break;
            case LifeKind.Restored:
                act(caseId, Roles.BackOffice, new RestoreParticipant(what.Person, "Keliru ditarik"));
                break;
            case LifeKind.Hospital when at.Participants.ContainsKey(what.Person):
                Admit(caseId, what.Person);
                break;
        }
    }

    private void Withdraw(CaseState at, LifeEvent what)
    {
        var (reason, code) = what.Kind == LifeKind.Death ? ("Meninggal dunia", "MENINGGAL") : ("Ditarik pemohon", null);
        // Before his own way has begun he is simply not keyed.
        if (at.Door() is null)
            act(at.Id, Roles.BackOffice, new RemoveParticipant(what.Person));
        else
            act(at.Id, Roles.BackOffice, new WithdrawParticipant(what.Person, reason, code, LastOne: true));
    }

    private void Admit(string caseId, string person)
    {
        foreach (var paper in hospitalPapers)
            act(caseId, Roles.FrontOffice, new RecordDocument(paper, "ADA_LENGKAP", "RI-1", "RSUD Contoh", Person: person));
    }

    private bool FromHospital(string id) => NumberOf(id) % 8 == 0;

    private int NumberOf(string id) => families.GetValueOrDefault(id)?.Number ?? 1;
}
