using System.Text.Json;

namespace Jkn.Workflows.Engine;

internal static class JavaScriptEvaluator
{
    public static JsonElement Run(Script script, ActivityContext flow) => throw new ExpressionException("belum ada");
}
