using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// A failed proposal: mend it and propose again, or close. Only a reason that the region's table marks correctable may be proposed again
/// (AC-43).
/// </summary>
[Activity(
    "Jkn.TindakLanjutGagal",
    "Back office",
    "Tindak lanjuti gagal usul",
    "Memperbaiki dan mengusulkan ulang, atau menutup.",
    Kind = "Task"
)]
public sealed class TindakLanjutGagal : WorkActivity
{
    public const string Again = "UsulkanUlang",
        Close = "Tutup";

    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.BackOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    public override IReadOnlyList<string> Outcomes => [Again, Close];
    protected override string RoleCode => Peran?.LiteralText ?? Roles.BackOffice;
    protected override string Kind => WorkKinds.Decision;

    protected override void Begin(ActivityContext flow, CaseHost office) =>
        Open(
            flow,
            office,
            note: Last(office.State, PersonOf(flow))?.ReasonCode is { } code ? office.Office.Reasons?.Find(code)?.Label ?? code : null
        );

    public override Rejection? Check(Completion completion)
    {
        if (NeedsNote(completion, Close) is { } missing)
            return missing;
        return
            completion.Outcome == Again
            && Last(completion.State, completion.Person)?.ReasonCode is { } code
            && completion.On.Office.Reasons?.MayTryAgain(code) == false
            ? new(
                "reason-not-correctable",
                $"Alasan \"{completion.On.Office.Reasons.Find(code)?.Label ?? code}\" tidak dapat diperbaiki; tutup berkas.",
                "outcome"
            )
            : null;
    }

    /// <summary>The youngest entry with an answer, of this person inside a run.</summary>
    private static Words.BatchEntry? Last(CaseState state, string? person) =>
        state.BatchEntries.Values.Where(e => e.Outcome is not null && (person is null || e.Person == person)).MaxBy(e => e.DeliverBy);
}
