using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Sheets;

/// <summary>
/// What a step says of itself on paper. A condition of the engine has no such inputs: it says them under <c>customProperties.jkn</c>.
/// </summary>
internal sealed record SheetFact(
    string Deed,
    string? Performer,
    StepSource Source,
    string? Needs,
    string? Time,
    string? Result,
    string? Remark,
    string? Citizens
)
{
    public static SheetFact Of(Activity node)
    {
        if (node is OfficeActivity office)
            return new(
                office.Deed,
                office.Performer == OfficeActivity.Machine ? null : office.Performer,
                office.Basis,
                office.Kelengkapan?.LiteralText,
                office.Waktu?.LiteralText,
                office.Output?.LiteralText,
                office.Keterangan?.LiteralText,
                office.Warga?.LiteralText
            );
        var deed = Said(node, "kegiatan") ?? node.DisplayText ?? node.Name ?? node.Id;
        return new(
            deed,
            Said(node, "pelaksana"),
            StepSource.Read(Said(node, "sumber")),
            null,
            null,
            null,
            Said(node, "keterangan"),
            Said(node, "warga")
        );
    }

    public static string? Said(Activity node, string key) =>
        node.Custom.ValueKind == System.Text.Json.JsonValueKind.Object
        && node.Custom.TryGetProperty("jkn", out var ours)
        && ours.ValueKind == System.Text.Json.JsonValueKind.Object
        && ours.TryGetProperty(key, out var said)
        && said.ValueKind == System.Text.Json.JsonValueKind.String
        && said.GetString() is { Length: > 0 } text
            ? text
            : null;
}
