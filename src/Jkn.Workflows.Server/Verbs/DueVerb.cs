using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Server.Hosting;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>When something is due by a region's calendar: the date, then the sentence that explains it.</summary>
internal static class DueVerb
{
    public static Verb Verb { get; } =
        new(
            "due",
            "REGION CLOCK START",
            "Jatuh tempo suatu jam, misalnya: due REGION \"WorkDays 20\" 2026-11-20T10:50",
            (call, _) => Task.FromResult(Run(call))
        );

    private static int Run(VerbCall call)
    {
        if (call.Arguments.Count < 3)
            return call.Misused(Verb, "Diharapkan daerah, jam, dan waktu mulai.");
        var folder = new WorkflowsFolder(call.Folders, RegionsSetup.Catalog());
        if (folder.Find(call.Arguments[0])?.Office is not { } office)
        {
            foreach (var problem in folder.Problems)
                call.Error.WriteLine(problem);
            var known = string.Join(", ", folder.Regions.Where(r => r.IsLoaded).Select(r => r.Region!.Code));
            return call.Misused(Verb, $"Daerah \"{call.Arguments[0]}\" tidak dilayani. Yang dilayani: {known}.");
        }
        // The clock is several words: whoever forgets the quotes gets the same answer.
        var clock = string.Join(' ', call.Arguments.Skip(1).SkipLast(1));
        var answer = ClockText.Explain(office.Region, office.Calendar, clock, call.Arguments[^1]);
        if (answer.Problem is { } fault)
            return call.Misused(Verb, fault);
        call.Out.WriteLine(answer.Line1);
        call.Out.WriteLine(answer.Line2);
        return ExitCodes.Done;
    }
}
