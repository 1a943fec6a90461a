namespace Jkn.Workflows.Engine.Activities;

/// <summary>Fails on purpose, with an incident.</summary>
[Activity("Elsa.Fault", "Alur", "Gangguan", "Menghentikan cabang ini dengan gangguan.")]
public sealed class Fault : Activity
{
    [Input("Kode")]
    public Input<string>? Code { get; init; }

    [Input("Golongan")]
    public Input<string>? Category { get; init; }

    [Input("Jenis")]
    public Input<string>? FaultType { get; init; }

    [Input("Pesan")]
    public Input<string>? Message { get; init; }

    public override IReadOnlyList<string> Outcomes => [];

    public override void Execute(ActivityContext flow) =>
        flow.Fail(flow.Get(FaultType) ?? flow.Get(Code) ?? "gangguan", flow.Get(Message) ?? "");
}
