using System.Text.Json.Nodes;

namespace Jkn.Workflows.Application.Studio;

/// <summary>What the designer is shown after an act of its author; or why nothing was done.</summary>
internal sealed record DesignerAnswer(JsonObject? Shown, Rejection? Refusal = null)
{
    public static DesignerAnswer Refuse(string code, string sentence) => new(null, new(code, sentence));
}
