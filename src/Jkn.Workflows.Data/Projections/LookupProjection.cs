using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Jkn.Workflows.Data.Projections;

/// <summary>
/// Keyed hashes of the NIK and No KK of a case's participants, of its telephones, and of the cards that came, alone and with their owner.
/// A family shares its No KK, so numbers are compared as a set.
/// </summary>
internal sealed class LookupProjection(IModel model, SecureLookup lookup)
{
    public const string Nik = "N",
        NoKk = "K",
        Telephone = "T",
        Active = "A",
        Card = "C",
        CardOf = "D";

    public Table<CaseLookupRow> Table { get; } = new(model);

    public void Project(Session session, long key, CaseState before, CaseState after)
    {
        if (
            ReferenceEquals(before.Participants, after.Participants)
            && ReferenceEquals(before.Applicant, after.Applicant)
            && ReferenceEquals(before.BatchResults, after.BatchResults)
            && ReferenceEquals(before.BatchEntries, after.BatchEntries)
        )
            return;
        var old = Numbers(before);
        var current = Numbers(after);
        foreach (var (kind, number) in old.Except(current))
            Table.Delete(session, Row(key, kind, number));
        foreach (var (kind, number) in current.Except(old))
            Table.Upsert(session, Row(key, kind, number));
    }

    private static HashSet<(string Kind, string Number)> Numbers(CaseState state)
    {
        var numbers = new HashSet<(string, string)>();
        foreach (var nik in state.ActiveNiks())
            numbers.Add((Active, nik));
        foreach (var phone in state.Participants.Values.Select(p => p.NoHp).Append(state.Applicant?.Telepon))
        {
            if (Domain.Identity.Telephone.Digits(phone) is { } digits)
                numbers.Add((Telephone, digits));
        }
        foreach (var (card, nik) in state.CardOwners())
        {
            numbers.Add((Card, card));
            numbers.Add((CardOf, CardKey(card, nik)));
        }
        foreach (var person in state.Participants.Values)
        {
            if (person.Nik.Length > 0)
                numbers.Add((Nik, person.Nik));
            if (person.NoKk.Length > 0)
                numbers.Add((NoKk, person.NoKk));
        }
        return numbers;
    }

    /// <summary>A card together with whose it is.</summary>
    public static string CardKey(string card, string nik) => $"{card}/{nik}";

    private CaseLookupRow Row(long key, string kind, string number) =>
        new()
        {
            Hmac = lookup.Hmac(number),
            Kind = kind,
            CaseKey = key,
        };
}
