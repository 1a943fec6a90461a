using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Jkn.Workflows.Server.Pages;

/// <summary>
/// What is wrong with a form: each fault beside its input and in the error summary, one that names no input in the summary.
/// </summary>
internal sealed class FormFaults(ModelStateDictionary state)
{
    public bool Any => !state.IsValid;

    public void Add(string input, string text) => state.AddModelError(input, text);

    /// <summary>Puts a refusal beside its inputs (our name first, the command's second). True when there was one.</summary>
    public bool Refuses(Rejection? refusal, params ReadOnlySpan<(string Input, string Field)> names)
    {
        if (refusal is null)
            return false;
        if (refusal.Faults.Count == 0)
            Add("", refusal.Message);
        foreach (var at in refusal.Faults)
        {
            var input = at.Field;
            foreach (var (ours, field) in names)
            {
                if (field == at.Field)
                    input = ours;
            }
            Add(input, at.Reason);
        }
        return true;
    }
}
