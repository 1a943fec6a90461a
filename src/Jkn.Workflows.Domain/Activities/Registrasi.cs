using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>Front office registers the applicant: the case gets its number, the applicant a receipt with the promised date.</summary>
[Activity("Jkn.Registrasi", "Loket", "Registrasi pemohon", "Mencatat pemohon, memberi nomor berkas dan tanda terima.", Kind = "Task")]
public sealed class Registrasi : WorkActivity
{
    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.FrontOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    [Input(
        "Register nomor berkas",
        "Buku yang memberi nomor berkas.",
        Category = "Tugas",
        UIHint = "dropdown",
        Options = ["@registers"],
        Default = "BERKAS",
        Order = 3
    )]
    public Input<string>? Register { get; init; }

    [Input(
        "Telepon wajib",
        "True bila nomor telepon pemohon harus diisi.",
        Category = "Tugas",
        UIHint = "checkbox",
        Default = "False",
        Order = 4
    )]
    public Input<bool>? TeleponWajib { get; init; }

    private bool PhoneRequired => TeleponWajib?.FixedOr(false) ?? false;

    protected override string RoleCode => Peran?.LiteralText ?? Roles.FrontOffice;
    protected override string Kind => WorkKinds.Registration;

    // Who opened the case at the counter goes on with it; a list from a village is for whoever sits there.
    protected override void Begin(ActivityContext flow, CaseHost office) =>
        Open(
            flow,
            office,
            assignTo: office.Stamp.By != Stamp.System && office.State.Channel is (IntakeChannels.Counter or IntakeChannels.Mall)
                ? office.Stamp.By
                : null
        );

    public override Rejection? Check(Completion completion)
    {
        if (completion.State.Applicant is not { } applicant || string.IsNullOrWhiteSpace(applicant.Nama))
            return new("applicant-missing", "Nama pemohon belum diisi.", "applicant.nama");
        return PhoneRequired && string.IsNullOrWhiteSpace(applicant.Telepon)
            ? new("phone-missing", "Nomor telepon pemohon wajib diisi agar dapat dihubungi.", "applicant.telepon")
            : null;
    }

    public override string Complete(Completion completion)
    {
        var on = completion.On;
        if (on.State.CaseNo is null)
        {
            var register = Register?.LiteralText ?? "BERKAS";
            var year = on.Office.YearOf(on.Now);
            var number = on.Known.NextNumber(register, year);
            on.Emit(new CaseEvent.CaseNumbered(on.Office.Region.NewCaseNumber(on.LocalNow, number)));
            on.Emit(new CaseEvent.StatusCodeIssued(StatusCode.New(on.Known)));
        }
        on.Emit(new CaseEvent.StatusChanged(CaseStatus.Received));
        Promises.Begin(on, "registrasi");
        return "Done";
    }
}
