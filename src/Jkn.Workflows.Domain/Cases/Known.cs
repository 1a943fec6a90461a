using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// What lies outside the case but was loaded before deciding: register counters and open cases by NIK.
/// Deciding asks; what is not loaded yet is noted in <see cref="Missing"/> and answered with a placeholder. The desk then loads it
/// (locking the register's row) and decides again from the start, which is safe because deciding is pure.
/// </summary>
public sealed class Known
{
    private readonly Dictionary<(string Register, int Year), int> numbers = [];
    private readonly Dictionary<string, PersonElsewhere> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<ReportLine>> reports = new(StringComparer.Ordinal);
    private readonly Dictionary<(string CardNo, string Nik), OtherCase?> cards = [];
    private readonly List<Need> missing = [];
    private readonly Dictionary<(string Register, int Year), int> taken = [];
    private byte[]? random;

    public IReadOnlyList<Need> Missing => missing;

    /// <summary>
    /// Numbers taken by the last decision, per register and year: the desk moves the counters by them in the same transaction.
    /// </summary>
    public IReadOnlyDictionary<(string Register, int Year), int> Taken => taken;

    /// <summary>The next number of a register of the case's region; each call takes one more.</summary>
    public int NextNumber(string register, int year)
    {
        if (!numbers.TryGetValue((register, year), out var next))
        {
            missing.Add(new Need.Number(register, year));
            return 0;
        }
        var count = taken.GetValueOrDefault((register, year));
        taken[(register, year)] = count + 1;
        return next + count;
    }

    public IReadOnlyList<OtherCase> OpenCases(string nik) => Elsewhere(nik).Open;

    /// <summary>What other cases know of a NIK.</summary>
    public PersonElsewhere Elsewhere(string nik)
    {
        if (people.TryGetValue(nik, out var found))
            return found;
        missing.Add(new Need.OpenCases(nik));
        return PersonElsewhere.Nowhere;
    }

    /// <summary>The case in which this card number names another person, whatever batch it came by; null for none.</summary>
    public OtherCase? OtherOwner(string cardNo, string nik)
    {
        if (cards.TryGetValue((cardNo, nik), out var found))
            return found;
        missing.Add(new Need.CardOwner(cardNo, nik));
        return null;
    }

    public void LoadCard(string cardNo, string nik, OtherCase? owner) => cards[(cardNo, nik)] = owner;

    /// <summary>What a report on a batch tells, as it is now.</summary>
    public IReadOnlyList<ReportLine> Report(string batchId)
    {
        if (reports.TryGetValue(batchId, out var found))
            return found;
        missing.Add(new Need.Report(batchId));
        return [];
    }

    public void LoadReport(string batchId, IReadOnlyList<ReportLine> found) => reports[batchId] = found;

    /// <summary>
    /// 32 bytes that nobody can guess, other ones for each purpose: made outside, so that deciding again comes to the same.
    /// </summary>
    public byte[] Unguessable(string purpose)
    {
        if (random is null)
            missing.Add(new Need.Unguessable());
        return System.Security.Cryptography.SHA256.HashData([.. random ?? [], .. System.Text.Encoding.UTF8.GetBytes(purpose)]);
    }

    public void LoadRandom(byte[] bytes) => random = bytes;

    public void LoadNumber(string register, int year, int next) => numbers[(register, year)] = next;

    public void LoadPerson(string nik, PersonElsewhere found) => people[nik] = found;

    /// <summary>Before deciding again: forgets what the former attempt asked for and took.</summary>
    public void Restart()
    {
        missing.Clear();
        taken.Clear();
    }
}
