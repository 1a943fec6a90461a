using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>Adds a line to a book, with the next number. Not to the books of visitors: a case does not know who came.</summary>
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
        office.Apply(
            new CaseEvent.RegisterLineAdded(register, year, office.Known.NextNumber(register, year), text, Person: PersonOf(flow))
        );
        flow.Complete("Done");
    }

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        foreach (var problem in base.Validate(definition))
            yield return problem;
        if (string.IsNullOrEmpty(Register?.SourceText))
            yield return new("register-missing", Id, "Buku register belum dipilih.");
        if (CounterBooks.IsOne(Register?.LiteralText))
            yield return new(
                "register-of-visitors",
                Id,
                "Nomor antrian dan buku tamu hanya diisi pengunjungnya; pakai Langkah warga, yang tercetak tanpa mencatat."
            );
    }
}
