using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Retention;

/// <summary>
/// Destroys the health papers of a case after their proposal was approved (AC-72): their scans go with this fact, number, issuer and note
/// are shown no more. Given by the service alone; looked at anew, for a hold may have come since the approval.
/// </summary>
/// <param name="Uploaded">Codes of scans that lie in the store: also what was uploaded and never recorded.</param>
/// <param name="Ground">The act it rests on (berita acara), without personal data.</param>
public sealed record DestroyHealthPapers(ImmutableArray<string> Uploaded, string Ground) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (on.State.Id.Length == 0)
            return Decision.Reject("case-unknown", "Berkas tidak ada.");
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Pemusnahan dilakukan sistem setelah usulannya disetujui.");
        if (HealthPapers.WhyNot(on.State, on.Office, on.Now) is { } no)
            return Decision.Reject(no);
        var region = on.Office.Region;
        ImmutableArray<string> codes =
        [
            .. HealthPapers.Of(on.State, region).Union(Uploaded.Where(HealthPapers.Codes(region).Contains)).Order(StringComparer.Ordinal),
        ];
        if (codes.IsEmpty)
            return Decision.Reject("papers-destroyed", "Surat kesehatan berkas ini sudah dimusnahkan.");
        on.Emit(new CaseEvent.PapersDestroyed(codes, Ground));
        return on.Accept();
    }
}
