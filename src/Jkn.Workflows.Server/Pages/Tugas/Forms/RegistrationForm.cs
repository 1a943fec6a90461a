using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;

namespace Jkn.Workflows.Server.Pages.Tugas.Forms;

/// <summary>Who applies.</summary>
internal sealed class RegistrationForm(ItemScene scene, CaseAccess access) : ItemForm(scene)
{
    public override string View => "Forms/_Registration";

    public override bool Keeps => true;

    public override async Task SaveAsync(ItemInput input, CancellationToken ct)
    {
        if (!input.Form.ContainsKey("nama"))
            return;
        var applicant = new Applicant(
            input.Form["nama"].ToString().Trim(),
            input.Text("telepon"),
            input.Text("hubungan"),
            input.Text("alamat")
        );
        var checks = new Checks()
            .Name("nama", applicant.Nama, 100)
            .Optional("telepon", applicant.Telepon, 20)
            .Optional("hubungan", applicant.Hubungan, 50)
            .Optional("alamat", applicant.Alamat, 300);
        if (!input.Faults.Refuses(checks.Rejection))
            input.Faults.Refuses(
                (await access.GiveAsync(Case.Id, Scene.Me, new RecordApplicant(applicant, input.Seen(Keyed.Applicant)), ct)).Rejection
            );
    }
}
