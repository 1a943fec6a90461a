using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Steps;

/// <summary>What an author typed into an input, for pictures, printing and validation.</summary>
public static class InputTexts
{
    extension(Input<string> input)
    {
        /// <summary>The fixed text; null when it needs a run.</summary>
        public string? LiteralText => input.FixedOr(null);

        /// <summary>
        /// The fixed text, or the name of the variable or input it comes from: enough to see that two nodes mean the same.
        /// </summary>
        public string? SourceText =>
            input.Expression switch
            {
                Expression.Variable v => v.Name ?? v.Id,
                Expression.Input i => i.Name,
                Expression.JavaScript js => js.Script.ToString(),
                _ => input.FixedOr(null),
            };
    }
}
