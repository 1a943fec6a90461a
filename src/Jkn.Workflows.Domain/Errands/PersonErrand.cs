using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Errands;

/// <summary>
/// What becomes due because of one person of a case, beside that case: his withdrawal from BPJS, the correction of his result. The case
/// keeps the errand's id, the errand the case's: linked both ways.
/// </summary>
public static class PersonErrand
{
    /// <summary>Facts of such an errand; what is of a person is sealed with it.</summary>
    public const string CaseFact = "berkas",
        CaseNoFact = "nomorBerkas",
        PersonFact = "peserta",
        NameFact = "nama",
        NikFact = "nik",
        NoKkFact = "noKk",
        BeforeFact = "keadaanLama",
        AfterFact = "keadaanBaru";

    /// <summary>Asks for one. False where no procedure of this use is in force: then whoever asks tells a person instead.</summary>
    public static bool Ask(CaseHost host, string use, string person, string? before = null, string? after = null)
    {
        if (host.Office.Sops.EffectiveForUse(use, host.Office.DateOf(host.Stamp.At)) is null)
            return false;
        var former = host.State.Errands.Values.Count(e => e == (use, person));
        var id = $"{host.State.Id}-{use.ToLowerInvariant()}-{person}" + (former > 0 ? $"-{former + 1}" : "");
        host.Apply(new CaseEvent.ErrandAsked(id, use, person));
        var told = new
        {
            caseId = host.State.Id,
            entry = id,
            batchId = "",
            use,
            person,
            before,
            after,
        };
        host.Ask(new Effect(EffectKinds.OpenPersonErrand, id, JsonSerializer.Serialize(told, JsonSerializerOptions.Web)));
        return true;
    }

    /// <summary>What the errand is told of the person, as his case knows him when it opens.</summary>
    public static ImmutableSortedDictionary<string, string> FactsOf(CaseState source, string person, string? before, string? after)
    {
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        void Add(string name, string? value)
        {
            if (value is { Length: > 0 })
                facts[name] = value;
        }
        Add(CaseFact, source.Id);
        Add(CaseNoFact, source.CaseNo);
        Add(PersonFact, person);
        Add(BeforeFact, before);
        Add(AfterFact, after);
        if (source.Participants.GetValueOrDefault(person) is { } known)
        {
            Add(NameFact, known.Nama);
            Add(NikFact, known.Nik);
            Add(NoKkFact, known.NoKk);
        }
        var entry = source.BatchEntries.Values.Where(e => e.Person == person && e.Stage is not null).MaxBy(e => (e.Period, e.Key));
        Add(Errand.BatchNoFact, entry?.BatchNo);
        return facts.ToImmutable();
    }
}
