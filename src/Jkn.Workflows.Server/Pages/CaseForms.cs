using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Server.Pages;

/// <summary>
/// The forms about a case's data that several pages show: facts beside the papers, steps behind them. Every value becomes the same command
/// as through the API.
/// </summary>
internal sealed class CaseForms(CaseAccess access)
{
    /// <summary>The step a task belongs to, as the case's own version of the procedure has it.</summary>
    public static T? StepOf<T>(CaseState state, Office office, WorkItem item)
        where T : class =>
        office.Sops.ById(state.DefinitionId) is { } version && state.Flow.Bookmarks.TryGetValue(item.Id, out var bookmark)
            ? FlowNodes.Find(version.Definition, office.Sops.Library, state.Flow, bookmark) as T
            : null;

    /// <summary>Any checking step of the case's procedure: the counter checks papers before the flow asks for it.</summary>
    public static PeriksaBerkas? CheckingStep(CaseState state, Office office) =>
        office.Sops.ById(state.DefinitionId)?.Definition.Nodes.OfType<PeriksaBerkas>().FirstOrDefault();

    /// <summary>What is still missing on the path the papers lead to.</summary>
    public static ChecklistOutcome? Outcome(PeriksaBerkas step, CaseState state, Office office) =>
        step.ListFor(state, office) is ({ } list, var path) ? DocumentCheck.Evaluate(list, state, office, path) : null;

    /// <summary>Facts beside the papers as the form says them; the name of an input is <see cref="FactPrefix"/> and the fact's.</summary>
    public async Task<bool> SaveFactsAsync(
        CaseState state,
        Actor actor,
        IFormCollection form,
        Action<string, string> fault,
        CancellationToken ct
    )
    {
        var fine = true;
        foreach (var (fact, label) in Facts)
        {
            var name = FactPrefix + fact;
            if (
                !form.ContainsKey(name)
                || Text(form, name) is not { } value
                || value == (state.Facts.GetValueOrDefault(fact) ?? (fact == NoteFact.NoMessages ? "tidak" : null))
            )
                continue;
            if (value.Length > 200)
            {
                fault(name, $"{label}: paling banyak 200 huruf.");
                fine = false;
                continue;
            }
            if ((await access.GiveAsync(state.Id, actor, new NoteFact(fact, value, SeenOf(form, fact)), ct)).Rejection is not { } refusal)
                continue;
            fault(name, refusal.Message);
            fine = false;
        }
        return fine;
    }

    private static int SeenOf(IFormCollection form, string fact) =>
        int.TryParse(Text(form, $"dilihat.{Keyed.Fact(fact)}"), out var seen) ? seen : 0;

    public const string FactPrefix = "fakta.";

    /// <summary>What the counter asks beside the papers. How the patient is treated follows from the paper that was handed in.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Facts => NoteFact.Known.Where(f => f.Key is not "jenisRawat");

    public static string? Text(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
