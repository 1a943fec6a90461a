using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>Adds a line to a book, with the next number.</summary>
[Activity("Jkn.CatatRegister", "Umum", "Catat di buku register", "Menambah satu baris bernomor di buku register.")]
public sealed class CatatRegister : OfficeActivity
{
    [Input("Buku", Category = "Tugas", UIHint = "dropdown", Options = ["@registers"], Order = 1)]
    public Input<string>? Register { get; init; }

    [Input("Uraian", "Isi baris; kosong berarti nomor berkas.", Category = "Tugas", Order = 2)]
    public Input<string>? Uraian { get; init; }

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        if (flow.Get(Register) is not { Length: > 0 } register)
        {
            flow.Fail("register-missing", "Buku register belum dipilih.");
            return;
        }
        var year = office.Office.YearOf(flow.Now);
        var text = flow.Get(Uraian) is { Length: > 0 } told ? told : office.State.CaseNo ?? office.State.Batch?.No ?? "";
        office.Apply(new CaseEvent.RegisterLineAdded(register, year, office.Known.NextNumber(register, year), text));
        flow.Complete("Done");
    }

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        foreach (var problem in base.Validate(definition))
            yield return problem;
        if (string.IsNullOrEmpty(Register?.SourceText))
            yield return new("register-missing", Id, "Buku register belum dipilih.");
    }
}

/// <summary>Asks for a notice after the commit. The text comes from the region's template for the event; never a NIK or illness.</summary>
[Activity("Jkn.BeriTahu", "Umum", "Beri tahu", "Mengirim pemberitahuan kepada pemohon atau pihak lain.")]
public sealed class BeriTahu : OfficeActivity
{
    [Input("Peristiwa", "Nama peristiwa pemberitahuan.", Category = "Tugas", Order = 1)]
    public Input<string>? Peristiwa { get; init; }

    [Input("Kepada", "PEMOHON, RS, atau kode peran; dipisah koma.", Category = "Tugas", Default = "PEMOHON", Order = 2)]
    public Input<string>? Kepada { get; init; }

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        foreach (var to in EntriData.Fields(flow.Get(Kepada, "PEMOHON")))
            Notices.Ask(office, $"{flow.InstanceId}/{to}", flow.Get(Peristiwa) ?? Id, to);
        flow.Complete("Done");
    }
}

/// <summary>Waits until a clock is due, then goes on.</summary>
[Activity("Jkn.TungguHinggaTanggal", "Waktu", "Tunggu hingga tanggal", "Menunggu sampai jam yang disebut jatuh tempo.", Kind = "Task")]
public sealed class TungguHinggaTanggal : OfficeActivity
{
    [Input("Jam", "Jam yang ditunggu, misalnya DayOfMonthCutoff 15 12:00 Previous.", Category = "Tugas", Order = 1)]
    public Input<string>? Jam { get; init; }

    public override bool Waits => true;

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        var id = flow.WaitFor("clock");
        StartClock(flow, id, flow.Get(Jam) ?? "", DisplayText ?? Id, "SYSTEM", "outcome:Done");
    }

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        foreach (var problem in base.Validate(definition))
            yield return problem;
        if (Jam?.LiteralText is not { Length: > 0 })
            yield return new("clock-missing", Id, "Jam yang ditunggu belum diisi.");
        else if (ClockProblem(Jam, "Jam") is { } wrong)
            yield return wrong;
    }
}

/// <summary>
/// Starts a clock over a stretch of the case (or, with an empty clock text, ends it). It marks and tells when breached; it never decides
///
/// </summary>
[Activity("Jkn.BatasWaktu", "Waktu", "Batas waktu", "Memulai atau mengakhiri jam untuk beberapa langkah.")]
public sealed class BatasWaktu : OfficeActivity
{
    [Input("Nama", "Nama jam; langkah akhir memakai nama yang sama.", Category = "Tugas", Order = 1)]
    public Input<string>? Nama { get; init; }

    [Input("Jam", "Misalnya WorkDays 20; kosong mengakhiri jam bernama itu.", Category = "Tugas", Order = 2)]
    public Input<string>? Jam { get; init; }

    [Input("Peran yang diberi tahu", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.BackOffice, Order = 3)]
    public Input<string>? Peran { get; init; }

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        var key = "jam/" + (flow.Get(Nama) ?? Id);
        if (flow.Get(Jam) is { Length: > 0 } text)
        {
            if (!StartClock(flow, key, text, DisplayText ?? flow.Get(Nama) ?? Id, flow.Get(Peran, Roles.BackOffice)))
                return;
        }
        else if (office.State.Clocks.ContainsKey(key))
            office.Apply(new CaseEvent.ClockStopped(key));
        flow.Complete("Done");
    }

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        foreach (var problem in base.Validate(definition))
            yield return problem;
        if (ClockProblem(Jam, "Jam") is { } wrong)
            yield return wrong;
    }
}

/// <summary>Closes the case with its final state. All its clocks end.</summary>
[Activity("Jkn.TutupBerkas", "Umum", "Tutup berkas", "Menutup berkas dengan keadaan akhir.")]
public sealed class TutupBerkas : OfficeActivity
{
    [Input("Keadaan akhir", Category = "Tugas", UIHint = "dropdown", Options = ["@statuses"], Default = CaseStatus.Done, Order = 1)]
    public Input<string>? KeadaanAkhir { get; init; }

    [Input("Kode alasan", Category = "Tugas", UIHint = "dropdown", Options = ["@reasons"], Order = 2)]
    public Input<string>? Alasan { get; init; }

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        if (office.State.IsOpen)
        {
            Letters.LetterNumbers.Abandon(office, "berkas ditutup");
            office.Apply(new CaseEvent.CaseClosed(flow.Get(KeadaanAkhir, CaseStatus.Done), flow.Get(Alasan), null));
        }
        flow.Complete("Done");
    }
}
