using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Documents;

namespace Jkn.Workflows.Server.Pages;

/// <summary>What a form says of each paper, recorded; scans first. Every value becomes the same command as through the API.</summary>
internal sealed class DocumentForms(CaseAccess access, Uploads uploads)
{
    /// <summary>Faults go to <paramref name="fault"/> by input name; false when there was one.</summary>
    public async Task<bool> SaveAsync(
        string caseId,
        IEnumerable<DocumentLine> lines,
        Actor actor,
        IFormCollection form,
        Action<string, string> fault,
        CancellationToken ct
    )
    {
        var fine = true;
        foreach (var line in lines)
        {
            var (fileId, kept) = await KeepAsync(caseId, line, actor, form, fault, ct);
            fine &= kept;
            if (kept && CommandOf(line, form, fileId) is { } command)
                fine &= Note(Invalid(command) ?? (await access.GiveAsync(caseId, actor, command, ct)).Rejection, line.Name, fault);
        }
        return fine;
    }

    private async Task<(string? FileId, bool Fine)> KeepAsync(
        string caseId,
        DocumentLine line,
        Actor actor,
        IFormCollection form,
        Action<string, string> fault,
        CancellationToken ct
    )
    {
        if (form.Files[$"{line.Name}.berkas"] is not { Length: > 0 } upload)
            return (line.Entry?.FileId, true);
        await using var content = upload.OpenReadStream();
        var (kept, refused) = await uploads.SaveAsync(caseId, line.Item.Code, content, actor, ct);
        if (refused is null)
            return (kept!.FileId, true);
        fault($"{line.Name}.berkas", refused.Message);
        return (null, false);
    }

    /// <summary>Null when the line says nothing, or nothing new.</summary>
    private static Domain.Cases.Command? CommandOf(DocumentLine line, IFormCollection form, string? fileId)
    {
        string? F(string field) => CaseForms.Text(form, $"{line.Name}.{field}");
        var person = line.Person ?? F("pasien");
        if (F("kecuali") is { } waiver && waiver != line.Entry?.Waiver)
            return new WaiveDocument(line.Item.Code, waiver, F("catatan"), person);
        if (F("hasil") is not { } result)
            return null;
        var found = new RecordDocument(
            line.Item.Code,
            result,
            F("nomor"),
            F("penerbit"),
            F("tanggal"),
            F("catatan"),
            fileId,
            person,
            F("masuk"),
            int.TryParse(F("dilihat"), out var seen) ? seen : null
        );
        var typed = DocumentLine.ShownAs(
            result,
            new("", "", "", default)
            {
                Nomor = found.Nomor,
                Penerbit = found.Penerbit,
                Tanggal = found.Tanggal,
                TanggalMasuk = found.TanggalMasuk,
                Catatan = found.Catatan,
            }
        );
        // What the page showed and nobody touched is no change, whatever somebody else recorded there meanwhile.
        var untouched = typed == (F("semula") ?? line.Shown) || (line.Entry is { Waiver: null } && typed == line.Shown);
        return untouched && fileId == line.Entry?.FileId && person == line.Entry?.Person && line.Entry?.Waiver is null ? null : found;
    }

    private static Rejection? Invalid(Domain.Cases.Command command) =>
        command is RecordDocument found
            ? new Checks()
                .Optional("nomor", found.Nomor, 100)
                .Optional("penerbit", found.Penerbit, 150)
                .Optional("tanggal", found.Tanggal, 50)
                .Optional("tanggalMasuk", found.TanggalMasuk, 50)
                .Optional("catatan", found.Catatan, 500)
                .Rejection
            : null;

    private static bool Note(Rejection? refusal, string name, Action<string, string> fault)
    {
        if (refusal is null)
            return true;
        foreach (var at in refusal.Faults)
        {
            var input = at.Field switch
            {
                "code" or "result" => "hasil",
                "tanggalMasuk" => "masuk",
                "person" => "pasien",
                var same => same,
            };
            fault($"{name}.{input}", at.Reason);
        }
        if (refusal.Faults.Count == 0)
            fault(name + ".hasil", refusal.Message);
        return false;
    }
}
