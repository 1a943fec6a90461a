using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.SignOffs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Jkn.Workflows.Server.Pages;

/// <summary>What a form asks of an official with his act (partial _Proof), and where it reads what he showed.</summary>
/// <param name="HasFactor">He has an authenticator; without one he is led to enrol it.</param>
/// <param name="Samples">A demonstration account in development: the form offers to fill the code in.</param>
internal sealed record ProofForm(AskedProofs Asked, bool HasFactor, bool Samples)
{
    public const string Code = "kodeBukti",
        Fill = "isiKode";

    public static ShownProof Read(IFormCollection form) => ShownProof.Of(form["frasaSandi"], form["kodeSekali"], form[Code]);

    public static bool AsksSample(IFormCollection form) => form.ContainsKey(Fill);
}

/// <summary>Makes the form's part of the proof for whoever looks at the page.</summary>
internal sealed class ProofForms(SigningDesk signing, Factors factors, DemoCodes demo)
{
    /// <summary>What going on with a task asks of whoever looks at it.</summary>
    public Task<ProofForm?> OfAsync(CaseState state, WorkItem item, Actor me, CancellationToken ct) =>
        OfAsync(signing.Asks(state, item), me, ct);

    /// <summary>Gives an act with what the form holds; the proof lives in this request alone.</summary>
    public async Task<Answer> GiveAsync(string caseId, Actor me, GiveSignOff act, IFormCollection form, CancellationToken ct)
    {
        using var shown = ProofForm.Read(form);
        return await signing.GiveAsync(caseId, me, act, shown, ct);
    }

    public async Task<ProofForm?> OfAsync(AskedProofs asked, Actor me, CancellationToken ct) =>
        !asked.Own && !asked.Secret ? null
        : !asked.Own ? new(asked, false, false)
        : new(asked, await factors.HasAsync(me.Id, ct), await demo.HasSamplesAsync(me.Id, ct));

    /// <summary>A code for a demonstration account in development; null elsewhere, and while none is unused.</summary>
    public Task<string?> SampleAsync(Actor me, CancellationToken ct) => demo.SampleCodeAsync(me.Id, ct);

    /// <summary>The form as it was typed, with the code beside it.</summary>
    public IActionResult Filled(IActionResult form, ModelStateDictionary state, string? code)
    {
        if (code is null)
            state.AddModelError(ProofForm.Code, "Kode contoh sudah dipakai. Tunggu setengah menit, lalu isi lagi.");
        else
            state.SetModelValue(ProofForm.Code, code, code);
        return form;
    }
}
