using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Complaints;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// An officer follows a complaint up until it is handled. What was done is written down; more time may be asked for once, where the region
/// allows it.
/// </summary>
[Activity(
    "Jkn.TindakLanjutPengaduan",
    "Pengaduan",
    "Tindak lanjuti pengaduan",
    "Menangani pengaduan dan menuliskan tindak lanjutnya.",
    Kind = "Task"
)]
public sealed class TindakLanjutPengaduan : WorkActivity
{
    public const string Handled = "Ditangani",
        MoreTime = "PerluWaktu";

    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.FrontOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    [Input(
        "Boleh minta waktu",
        "True bila penanganan boleh diperpanjang dengan alasan.",
        Category = "Tugas",
        UIHint = "checkbox",
        Default = "False",
        Order = 3
    )]
    public Input<bool>? BolehMintaWaktu { get; init; }

    public override IReadOnlyList<string> Outcomes => BolehMintaWaktu?.FixedOr(false) ?? false ? [Handled, MoreTime] : [Handled];
    protected override string RoleCode => Peran?.LiteralText ?? Roles.FrontOffice;
    protected override string Kind => WorkKinds.Complaint;

    public override Rejection? Check(Completion completion) =>
        NeedsNote(completion, Handled, MoreTime) is { } missing
            ? missing with
            {
                Message = "Tulis tindak lanjut, atau alasan perlu waktu tambahan.",
            }
            : null;

    public override string Complete(Completion completion)
    {
        completion.On.Emit(new CaseEvent.FactNoted(ComplaintFacts.FollowUp, completion.Note!.Trim()));
        completion.On.Emit(new CaseEvent.FactNoted(ComplaintFacts.Officer, completion.On.Actor.Name));
        return completion.Outcome;
    }
}
