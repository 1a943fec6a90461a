using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Segments;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// Back office records what EDABU or BPJS says of each participant; the region's segment table decides (domain.md 4.6). The outcome follows
/// from the results: anybody to be refused outweighs anybody to be decided, which outweighs everybody eligible.
/// </summary>
[Activity("Jkn.VerifikasiData", "Back office", "Verifikasi data", "Mencatat hasil cek segmen kepesertaan setiap peserta.", Kind = "Task")]
public sealed class VerifikasiData : WorkActivity
{
    public const string Eligible = "Layak",
        Undecided = "PerluKeputusan",
        Refused = "TidakLayak";

    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.BackOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    public override IReadOnlyList<string> Outcomes => [Eligible, Undecided, Refused];
    protected override IReadOnlyList<string> Choices => ["Selesai"];
    protected override string RoleCode => Peran?.LiteralText ?? Roles.BackOffice;
    protected override string Kind => WorkKinds.Verification;

    public override Rejection? Check(Completion completion)
    {
        foreach (var (key, person) in completion.People)
        {
            if (!completion.State.Segments.ContainsKey(key))
                return new("segment-missing", $"Segmen dan status kepesertaan {person.Nama} belum dicatat.", $"participants.{key}.segment");
        }
        return null;
    }

    public override string Complete(Completion completion)
    {
        var results = completion.People.Select(p => completion.State.Segments[p.Key].Result).ToHashSet(StringComparer.Ordinal);
        var outcome =
            results.Contains(SegmentResults.Reject) ? Refused
            : results.All(r => r == SegmentResults.Eligible) ? Eligible
            : Undecided;
        if (completion.Person is { } person)
            Verdicts.Give(completion.On, person, StateOf(outcome), completion.State.Segments[person].Check.ReasonCode);
        return outcome;
    }

    private static string StateOf(string outcome) =>
        outcome switch
        {
            Eligible => PersonStates.Eligible,
            Refused => PersonStates.NotEligible,
            _ => PersonStates.Undecided,
        };
}
