using Jkn.Workflows.Application.Access;

namespace Jkn.Workflows.Server.Pages.Tugas.Forms;

/// <summary>Which form a kind of task has.</summary>
internal sealed class ItemForms(
    CaseAccess access,
    CaseForms forms,
    DocumentForms papers,
    Uploads uploads,
    LetterReading letters,
    SigningReadiness readiness,
    ProofForms proofs
)
{
    public ItemForm Of(ItemScene scene) =>
        scene.Item.Kind switch
        {
            WorkKinds.Registration => new RegistrationForm(scene, access),
            WorkKinds.DocumentCheck => new DocumentCheckForm(scene, forms, papers),
            WorkKinds.DataEntry => new DataEntryForm(scene, forms),
            WorkKinds.Verification => new VerificationForm(scene, access),
            WorkKinds.DraftLetter => new DraftLetterForm(scene),
            WorkKinds.HandOverCard => new HandOverForm(scene, uploads),
            WorkKinds.Decision => new DecisionForm(scene),
            WorkKinds.SignOff => new SignOffForm(scene, letters, readiness, proofs),
            _ => new PlainForm(scene),
        };
}
