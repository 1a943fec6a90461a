using System.Text.Json;

namespace Jkn.Workflows.Engine.Activities;

/// <summary>What Elsa puts in the place of a type it does not know. Kept whole; a fault when it runs.</summary>
[Activity("Elsa.NotFoundActivity", "Alur", "Langkah tidak dikenal", "Jenis langkah ini tidak tersedia di sini.", Browsable = false)]
public sealed class NotFoundActivity : Activity, IReadsNode
{
    public string MissingType { get; private set; } = "";

    public void Read(JsonElement node, ActivityReader reader, List<Activity> children, Dictionary<string, Input> inputs) =>
        MissingType = node.Text("missingTypeName") ?? node.Text("originalTypeName") ?? "?";

    public override void Execute(ActivityContext flow) =>
        flow.Fail("jenis-tidak-dikenal", $"Jenis langkah \"{MissingType}\" tidak dikenal.");
}
