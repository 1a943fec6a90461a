using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;

namespace Jkn.Workflows.Server.Pages.Loket;

/// <summary>The file that the pages of one application share.</summary>
internal abstract class CounterPage(CaseAccess access, Offices offices) : OfficePage
{
    public CaseState Case { get; private set; } = CaseState.Empty;
    public Office Office { get; private set; } = null!;
    public PeriksaBerkas? Step { get; private set; }
    public IReadOnlyList<DocumentLine> Documents { get; private set; } = [];
    public ChecklistOutcome? Outcome { get; private set; }
    protected CaseAccess Access => access;

    protected async Task<bool> LoadAsync(string caseId, CancellationToken ct)
    {
        if (await access.FindAsync(caseId, Me, ct) is not { Kind: CaseKind.Case } state || offices.Find(state.Region) is not { } office)
            return false;
        (Case, Office) = (state, office);
        Step = CaseForms.CheckingStep(state, office);
        if (Step is null)
            return true;
        Documents = DocumentLine.Of(Step, state, office, Me);
        Outcome = CaseForms.Outcome(Step, state, office);
        return true;
    }

    protected WorkItem? Task(string kind) => Case.WorkItems.Values.FirstOrDefault(w => w.Kind == kind);
}
