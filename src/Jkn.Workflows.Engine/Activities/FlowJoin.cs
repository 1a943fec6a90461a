namespace Jkn.Workflows.Engine.Activities;

/// <summary>Puts branches together; its mode is a merge mode: WaitAny (the default) is Race, the others are Merge.</summary>
[Activity("Elsa.FlowJoin", "Percabangan", "Gabung cabang", "Menunggu satu atau semua cabang.")]
public sealed class FlowJoin : Activity
{
    [Input("Cara", "WaitAny: yang pertama; WaitAll: semua.", UIHint = "dropdown", Options = ["WaitAny", "WaitAll", "WaitAllActive"])]
    public Input<string>? Mode { get; init; }

    public override MergeMode Merge => Mode?.FixedOr(null) is "WaitAll" or "WaitAllActive" ? MergeMode.Merge : MergeMode.Race;

    public override void Execute(ActivityContext flow) => flow.Complete();
}
