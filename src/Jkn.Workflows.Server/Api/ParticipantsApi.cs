using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Identity;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>Applicant, participants and documents of a case.</summary>
internal static class ParticipantsApi
{
    internal sealed record ParticipantEntry(Participant Participant, bool MatchedWithKk = false, string? OverrideReason = null);

    internal sealed record FindingView(string Code, string Severity, string Message);

    internal sealed record DocumentFound(
        string Result,
        string? Nomor = null,
        string? Penerbit = null,
        string? Tanggal = null,
        string? Catatan = null,
        string? FileId = null,
        string? Person = null,
        string? TanggalMasuk = null
    );

    internal sealed record DocumentWaived(string Reason, string? Catatan = null, string? Person = null);

    public static IEndpointRouteBuilder MapParticipants(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases/{caseId}").RequireAuthorization(Policies.Officer);
        cases
            .MapPut("/applicant", ApplicantAsync)
            .WithTags("Pemohon dan peserta")
            .WithIfMatchToChange()
            .WithSummary("Catat pemohon")
            .WithDescription("Who came, and how to reach them. A change names the version seen (applicantVersion) in If-Match.");
        cases
            .MapPut("/participants/{key}", ParticipantAsync)
            .WithTags("Pemohon dan peserta")
            .WithIfMatchToChange()
            .WithSummary("Catat peserta")
            .WithDescription(
                "Answers the findings on NIK and KK that do not block. A NIK in another open case is refused with a link. "
                    + "A change names the version seen in If-Match."
            );
        cases
            .MapDelete("/participants/{key}", RemoveAsync)
            .WithTags("Pemohon dan peserta")
            .WithIfMatchToChange()
            .WithSummary("Hapus peserta")
            .WithDescription("A participant keyed by mistake. If-Match: version seen.");
        cases
            .MapPut("/participants/{key}/segment", SegmentAsync)
            .WithTags("Pemohon dan peserta")
            .WithIfMatchToChange()
            .WithSummary("Catat hasil cek segmen")
            .WithDescription("What EDABU or BPJS says; the region's table decides. A change names segmentVersion in If-Match.");
        cases
            .MapPut("/documents/{code}", DocumentAsync)
            .WithTags("Dokumen")
            .WithSummary("Catat hasil periksa dokumen")
            .WithDescription(
                $"{string.Join(", ", RecordDocument.Results)}; for the whole family, or for the participant named by person. "
                    + "tanggalMasuk: only what the patient's paper says. With If-Match (version) nobody's correction is overwritten."
            );
        cases
            .MapPost("/documents/{code}/waiver", WaiveAsync)
            .WithTags("Dokumen")
            .WithSummary("Kecualikan dokumen")
            .WithDescription("For a reason and by a role that the checklist names.");
        return api;
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ApplicantAsync(
        string caseId,
        Applicant applicant,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        var invalid = new Checks()
            .Name("nama", applicant.Nama, 100)
            .Optional("telepon", applicant.Telepon, 20)
            .Optional("hubungan", applicant.Hubungan, 50)
            .Optional("alamat", applicant.Alamat, 300)
            .Problem();
        if (invalid is not null)
            return invalid;
        var (answer, problem) = await http.Request.OnVersionAsync(seen =>
            access.GiveAsync(caseId, http, new RecordApplicant(applicant, seen), ct)
        );
        return Saved(http, problem, answer?.State?.VersionOf(Keyed.Applicant));
    }

    private static async Task<Results<Ok<IReadOnlyList<FindingView>>, ProblemHttpResult>> ParticipantAsync(
        string caseId,
        string key,
        ParticipantEntry entry,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        var checks = new Checks()
            .Name("participant.nama", entry.Participant?.Nama, 100)
            .Text("participant.nik", entry.Participant?.Nik, 16)
            .Text("participant.noKk", entry.Participant?.NoKk, 16)
            .Optional("overrideReason", entry.OverrideReason, 500);
        foreach (var field in ParticipantFields.Names.Where(_ => entry.Participant is not null))
            checks.Optional($"participant.{field}", ParticipantFields.Read(entry.Participant!, field), 300);
        if (checks.Problem() is { } invalid)
            return invalid;
        var (answer, problem) = await http.Request.OnVersionAsync(seen =>
            access.GiveAsync(
                caseId,
                http,
                new RecordParticipant(key, entry.Participant!, entry.MatchedWithKk, entry.OverrideReason, seen),
                ct
            )
        );
        if (problem is not null)
            return problem;
        http.Response.WriteTag(answer!.State!.VersionOf(Keyed.Person(key)));
        return TypedResults.Ok<IReadOnlyList<FindingView>>([
            .. ParticipantRules
                .Findings(answer.State!, key)
                .Where(f => f.Severity != FindingSeverity.Error)
                .Select(f => new FindingView(f.Code, f.Severity.ToString(), f.Message)),
        ]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string caseId,
        string key,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        var (_, problem) = await http.Request.OnVersionAsync(seen => access.GiveAsync(caseId, http, new RemoveParticipant(key, seen), ct));
        return Saved(http, problem, null);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SegmentAsync(
        string caseId,
        string key,
        SegmentCheck check,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        if (
            new Checks().Text("segmen", check.Segmen, 40).Text("status", check.Status, 20).Optional("bukti", check.Bukti, 300).Problem() is
            { } invalid
        )
            return invalid;
        var (answer, problem) = await http.Request.OnVersionAsync(seen =>
            access.GiveAsync(caseId, http, new RecordSegmentCheck(key, check, seen), ct)
        );
        return Saved(http, problem, answer?.State?.VersionOf(Keyed.Segment(key)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DocumentAsync(
        string caseId,
        string code,
        DocumentFound found,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        var invalid = new Checks()
            .Text("result", found.Result, 20)
            .Optional("nomor", found.Nomor, 100)
            .Optional("penerbit", found.Penerbit, 150)
            .Optional("tanggal", found.Tanggal, 50)
            .Optional("catatan", found.Catatan, 500)
            .Optional("fileId", found.FileId, 64)
            .Optional("person", found.Person, 8)
            .Optional("tanggalMasuk", found.TanggalMasuk, 50)
            .Problem();
        if (invalid is not null)
            return invalid;
        int? seen = null;
        if (http.Request.Headers.IfMatch.Count > 0)
        {
            var (version, unreadable) = http.Request.ReadIfMatch();
            if (unreadable is not null)
                return unreadable;
            seen = (int)version;
        }
        var (answer, problem) = await access.GiveAsync(
            caseId,
            http,
            new RecordDocument(
                code,
                found.Result,
                found.Nomor,
                found.Penerbit,
                found.Tanggal,
                found.Catatan,
                found.FileId,
                found.Person,
                found.TanggalMasuk,
                seen
            ),
            ct
        );
        return Saved(http, problem, answer.State?.VersionOf(Keyed.Paper(DocumentEntry.KeyOf(code, found.Person))));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WaiveAsync(
        string caseId,
        string code,
        DocumentWaived waived,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        if (
            new Checks()
                .Text("reason", waived.Reason, 100)
                .Optional("catatan", waived.Catatan, 500)
                .Optional("person", waived.Person, 8)
                .Problem() is
            { } invalid
        )
            return invalid;
        return await access.GivenAsync(caseId, http, new WaiveDocument(code, waived.Reason, waived.Catatan, waived.Person), ct);
    }

    private static Results<NoContent, ProblemHttpResult> Saved(HttpContext http, ProblemHttpResult? problem, int? version)
    {
        if (problem is not null)
            return problem;
        if (version is { } present)
            http.Response.WriteTag(present);
        return TypedResults.NoContent();
    }
}
