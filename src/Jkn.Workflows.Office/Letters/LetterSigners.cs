using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Application.Letters;

/// <summary>Who would sign a task, by which adapter, as things stand now.</summary>
internal sealed class LetterSigners(Offices offices, LetterSealers sealers, SealPeople people, OfficeClock clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The adapter of the task's letter; null where it is about none.</summary>
    public LetterSealer? SealerOf(CaseState state, WorkItem item) =>
        item.Letter is { } key && offices.Find(state.Region) is { } office && state.Letters.TryGetValue(key, out var letter)
            ? sealers.Of(office, letter)
            : null;

    /// <summary>What asks nothing of the official is ready; else what his adapter says of him now.</summary>
    public async Task<Preflight> CheckAsync(Office office, string role, bool wet, string account, Capacity? capacity, CancellationToken ct)
    {
        var mark = new LetterMark(role, account, "", capacity?.Kind, capacity?.ActingFor, Now, null);
        var (signer, _) = await people.OfAsync(office, mark, ct);
        return await sealers.Of(office, wet).CheckAsync(signer, office.LocalOf(mark.At), ct);
    }

    /// <summary>The mark that this official would give at a task now.</summary>
    public LetterMark MarkOf(CaseState state, WorkItem item, Actor actor, string? hash)
    {
        var office = offices.Find(state.Region)!;
        var capacity = office.Organisation.CapacityOf(actor, item.Role, office.DateOf(Now));
        return new(item.Role, actor.Id, item.Act!, capacity?.Kind, capacity?.ActingFor, Now, hash);
    }

    /// <summary>Why the secret is not his, where his adapter knows it without sealing.</summary>
    public async Task<SealRefused?> WrongAsync(CaseState state, WorkItem item, LetterMark mark, PresenceProof proof, CancellationToken ct)
    {
        var (signer, _) = await people.OfAsync(offices.Find(state.Region)!, mark, ct);
        return SealerOf(state, item)!.Wrong(signer, proof);
    }
}
