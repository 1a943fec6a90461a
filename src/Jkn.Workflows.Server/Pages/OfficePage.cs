using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jkn.Workflows.Server.Pages;

/// <summary>
/// What pages share. A page reads rows, gives commands through <see cref="CaseAccess"/> and redirects; a refusal comes back to the form:
/// <c>if (Refuses(answer.Rejection, ("nik", "participant.nik"))) return Again();</c>
/// </summary>
internal abstract class OfficePage : PageModel
{
    public const string Banner = "Berita";

    public Actor Me => User.ToActor();

    /// <summary>Said at the top of the next page that is shown, once.</summary>
    protected void Tell(string text) => TempData[Banner] = text;

    /// <summary>The form again, with what was typed and its faults. 422, so that a script knows it too.</summary>
    protected PageResult Again(int status = StatusCodes.Status422UnprocessableEntity)
    {
        Response.StatusCode = status;
        // Fields that no property is bound to come back too.
        if (Request.HasFormContentType)
        {
            foreach (var (name, value) in Request.Form)
            {
                if (ModelState.ContainsKey(name) && ModelState[name]!.AttemptedValue is not null || name == "__RequestVerificationToken")
                    continue;
                var faulty = ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0;
                ModelState.SetModelValue(name, new ValueProviderResult(value));
                if (!faulty)
                    ModelState.MarkFieldSkipped(name);
            }
        }
        return Page();
    }

    /// <summary>Shows what its writer typed here and has not sent, wherever that was kept (partial _Draft says so).</summary>
    protected async Task RestoreAsync(Drafts drafts, string page, CancellationToken ct)
    {
        if (await drafts.FindAsync(Me.Id, page, ct) is not { } draft)
            return;
        Drafts.Fill(ModelState, draft);
        ViewData[nameof(Draft)] = draft;
    }

    /// <summary>
    /// Puts a refusal beside its input (our name first, the API's second) or, when it names none, into the error summary. True when there
    /// was one.
    /// </summary>
    protected bool Refuses(Rejection? refusal, params ReadOnlySpan<(string Input, string Field)> names) => Faults.Refuses(refusal, names);

    /// <summary>The gate is closed: for good (403), or until a purpose is said; then back to this page.</summary>
    protected IActionResult AskPurpose(string caseId, Rejection closed) =>
        HttpMapping.StatusOf(closed) == StatusCodes.Status403Forbidden
            ? Forbid()
            : Redirect($"/berkas/{caseId}/keperluan?kembali={Uri.EscapeDataString(Request.Path + Request.QueryString)}");

    protected FormFaults Faults => new(ModelState);

    /// <summary>The case or thing is not there for this person: the page of 404.</summary>
    protected static bool IsMissing(Rejection? refusal) =>
        refusal is not null && HttpMapping.StatusOf(refusal) == StatusCodes.Status404NotFound;

    /// <summary>Somebody acted on it since the page was shown.</summary>
    protected static bool IsStale(Rejection refusal) => HttpMapping.StatusOf(refusal) == StatusCodes.Status412PreconditionFailed;
}
