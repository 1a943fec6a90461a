using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Steps;

/// <summary>
/// What every step of an office's procedure carries: the state a case is in while it stands here, the Mutu Baku of the printed SOP
/// (PermenPANRB 35/2012: kelengkapan, waktu, output, keterangan) and its source (seed line, assumption, or "ditetapkan pengguna").
/// </summary>
public abstract class OfficeActivity : Activity
{
    [Input(
        "Keadaan berkas",
        "Keadaan berkas selama langkah ini; kosong berarti tidak berubah.",
        Category = "Tugas",
        UIHint = "dropdown",
        Options = ["@statuses"],
        Order = 10
    )]
    public Input<string>? Keadaan { get; init; }

    [Input(
        "Kegiatan",
        "Kalimat pada SOP cetak bila yang dilakukan pelaksana berbeda dari nama langkah.",
        Category = "Mutu Baku",
        Order = 48
    )]
    public Input<string>? Kegiatan { get; init; }

    [Input(
        "Pelaksana",
        "Kolom pada SOP cetak bila yang melakukannya bukan pemilik tugas: PEMOHON, KELURAHAN, DINKES, RS, BPJS, atau peran kantor.",
        Category = "Mutu Baku",
        Order = 49
    )]
    public Input<string>? Pelaksana { get; init; }

    [Input("Kelengkapan", "Mutu Baku: syarat yang diperlukan.", Category = "Mutu Baku", UIHint = "multiline", Order = 50)]
    public Input<string>? Kelengkapan { get; init; }

    [Input("Waktu", "Mutu Baku: jenis jam dan banyaknya, misalnya ServiceMinutes 15 atau WorkDays 1.", Category = "Mutu Baku", Order = 51)]
    public Input<string>? Waktu { get; init; }

    [Input("Output", "Mutu Baku: hasil langkah.", Category = "Mutu Baku", Order = 52)]
    public Input<string>? Output { get; init; }

    [Input("Keterangan", "Mutu Baku: keterangan pada SOP cetak.", Category = "Mutu Baku", UIHint = "multiline", Order = 53)]
    public Input<string>? Keterangan { get; init; }

    [Input(
        "Sumber",
        "Baris dokumen (S3:L162), asumsi A-10, atau ditetapkan NOMOR; titik koma memisahkan, dan \"waktu asumsi A-10\" atau "
            + "\"pelaksana asumsi X-15\" menyebut sumber kolomnya sendiri.",
        Category = "Sumber",
        Order = 60
    )]
    public Input<string>? Sumber { get; init; }

    [Input(
        "Bagi warga",
        "Kalimat pada poster dan laman layanan; kosong berarti langkah di dalam kantor.",
        Category = "Mutu Baku",
        UIHint = "multiline",
        Order = 54
    )]
    public Input<string>? Warga { get; init; }

    /// <summary>No person: the program does it alone, so it is no row of a printed procedure.</summary>
    public const string Machine = "SYSTEM";

    /// <summary>Whose step it is by its type: a role code, or <see cref="Machine"/>.</summary>
    public virtual string Lane => Machine;

    /// <summary>The performer's column on the printed SOP.</summary>
    public string Performer => Pelaksana?.LiteralText is { Length: > 0 } named ? named : Lane;

    /// <summary>What the printed SOP says is done.</summary>
    public string Deed =>
        Kegiatan?.LiteralText is { Length: > 0 } said ? said
        : this is WorkActivity work ? work.Title
        : DisplayText ?? Name ?? Id;

    /// <summary>What it rests on, column by column.</summary>
    public StepSource Basis => StepSource.Read(Sumber?.LiteralText);

    /// <summary>Whether a case that reaches this step stands before its batch: what a promise counts up to.</summary>
    public virtual bool EntersBatch => false;

    /// <summary>Ends one person's run inside <see cref="TiapPeserta"/>.</summary>
    public virtual bool EndsRun => false;

    /// <summary>A place where a branch may end while others go on.</summary>
    public virtual bool EndsBranch => false;

    /// <summary>Ends the whole case.</summary>
    public virtual bool ClosesCase => false;

    /// <summary>Papers whose arrival this step waits for; none for most.</summary>
    public virtual IReadOnlyList<string> AwaitedPapers => [];

    /// <summary>The participant in whose run this step stands; null where it is about the whole family.</summary>
    protected static string? PersonOf(ActivityContext flow) => flow.ItemOf<TiapPeserta>()?.GetString();

    public sealed override void Execute(ActivityContext flow)
    {
        if (flow.Host is not CaseHost)
        {
            // A trial of the bare definition (flow run) has no office around it.
            flow.Fail("case-missing", "Langkah ini bekerja pada berkas; mainkan dengan walk atau Uji coba.");
            return;
        }
        if (flow.Get(Keadaan) is { Length: > 0 } status && Of(flow).State.Status != status && PersonOf(flow) is null)
            Of(flow).Apply(new CaseEvent.StatusChanged(status));
        Perform(flow, Of(flow));
    }

    /// <summary>The step itself: completes, or waits.</summary>
    protected abstract void Perform(ActivityContext flow, CaseHost office);

    protected static CaseHost Of(ActivityContext flow) => (CaseHost)flow.Host;

    protected static void Ask(ActivityContext flow, string kind, string key, object payload) =>
        Of(flow).Ask(new Effect(kind, key, System.Text.Json.JsonSerializer.Serialize(payload, System.Text.Json.JsonSerializerOptions.Web)));

    /// <summary>Starts a clock from the text of an input. A text that is no clock is a fault of the definition, not of the case.</summary>
    protected static bool StartClock(ActivityContext flow, string key, string text, string title, string role, string? onDue = null)
    {
        var office = Of(flow);
        var (spec, problem) = Clocks.ClockSpec.Parse(text);
        if (spec is null)
        {
            flow.Fail("clock-invalid", $"Jam \"{text}\" tidak dapat dibaca: {problem}");
            return false;
        }
        var due = spec.Due(flow.Now, office.Office.Region.OfficeTime(office.Office.Calendar));
        office.Apply(new CaseEvent.ClockStarted(key, text, title, role, due.At.ToUniversalTime(), due.Explanation, due.Provisional, onDue));
        return true;
    }

    /// <summary>What is wrong with a clock that an author typed; null when it is empty or readable.</summary>
    protected DefinitionProblem? ClockProblem(Input<string>? input, string label)
    {
        if (input?.LiteralText is not { Length: > 0 } text)
            return null;
        var (spec, why) = Clocks.ClockSpec.Parse(text);
        return spec is null ? new("clock-invalid", Id, $"{label} \"{text}\" tidak dapat dibaca: {why}") : null;
    }

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        if (ClockProblem(Waktu, "Waktu") is { } problem)
            yield return problem;
        if (Keadaan?.LiteralText is { Length: > 0 } status && !CaseStatus.Labels.ContainsKey(status))
            yield return new("status-unknown", Id, $"Keadaan berkas \"{status}\" tidak dikenal.");
    }
}
