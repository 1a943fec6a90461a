using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Server.Pages.Tugas;

/// <summary>
/// A task as somebody looks at it: its case and office, in which capacity he may do it, or why not. Tasks of several people of a family at
/// one step are looked at together.
/// </summary>
internal sealed record ItemScene(CaseState Case, Office Office, IReadOnlyList<WorkItem> Items, Actor Me, string Today)
{
    public WorkItem Item => Items[0];

    /// <summary>Several people wait here: one form with a line for each.</summary>
    public bool IsFamily => Items.Count > 1;

    /// <summary>Whom the task is about: the people who wait here, else everybody who is not at an end.</summary>
    public IEnumerable<KeyValuePair<string, Participant>> People =>
        Item.Person is null
            ? Case.Participants.Where(p => !Case.Courses[p.Key].Ended)
            : Case.Participants.Where(p => Items.Any(i => i.Person == p.Key));

    /// <summary>"keluarga Siti Contoh · 4 orang", or the one person's name; null for a task about the whole case.</summary>
    public string? Whose => WhoseOf(Case, Items);

    public static string? WhoseOf(CaseState state, IReadOnlyList<WorkItem> items) =>
        items is [{ Person: { } only }] ? state.Participants.GetValueOrDefault(only)?.Nama
        : items.Count > 1 ? $"keluarga {state.Participants.First().Value.Nama} · {items.Count} orang"
        : null;

    public Capacity? Capacity { get; } = Office.Organisation.CapacityOf(Me, Items[0].Role, Today);

    public bool MayAct => Capacity is not null && WhyNot is null;

    /// <summary>Why nobody could go on here, or not this official; he may still send it back.</summary>
    public Domain.SignOffs.ChainObstacle? Obstacle { get; } = Domain.SignOffs.ChainObstacle.At(Case, Office, Items[0], Today);

    /// <summary>What may be chosen now: the way forward only where it is not barred.</summary>
    public IEnumerable<string> Outcomes => Obstacle is null ? Item.Outcomes : Item.Outcomes.Where(o => o != SignOff.Forward);

    public string? WhyNot =>
        Capacity is null ? NotMine
        : Item.AssignedTo is { } other && other != Me.Id ? "Tugas ini sedang dipegang petugas lain."
        : null;

    public string CapacityText =>
        Capacity is { IsSubstitute: true, Kind: var kind } ? $"Anda bertindak sebagai {Words.Code(kind)} {RoleNames.Of(Item.Role)}" : "";

    public string CaseHref => HrefOf(Case);

    /// <summary>What the task is about: its letter, else its case or batch.</summary>
    public string Subject => Case.Letters.GetValueOrDefault(Item.Letter ?? "")?.Title ?? Case.CaseNo ?? Case.Batch?.No ?? Item.Title;

    private string NotMine =>
        Office.Organisation.ActiveDelegation(Item.Role, Today) is { } holder && Me.Has(Item.Role)
            ? $"Selama {holder.Kind} bertugas, tugas ini dikerjakan pejabat pengganti."
            : $"Tugas ini untuk {RoleNames.Of(Item.Role)}; peran Anda {string.Join(", ", Me.Roles.Select(RoleNames.Of))}.";

    public static string HrefOf(string caseId, string item) => $"/tugas/{caseId}/{Uri.EscapeDataString(ItemIds.ToUrl(item))}";

    /// <summary>The person whose task of this form it is.</summary>
    public string? NameOf(string item) =>
        Items.FirstOrDefault(i => i.Id == item)?.Person is { } person ? Case.Participants.GetValueOrDefault(person)?.Nama : null;

    public static string HrefOf(CaseState state) =>
        state.Kind switch
        {
            CaseKind.Batch => $"/batch/{state.Id}",
            CaseKind.Complaint => $"/pengaduan/{state.Id}",
            _ => $"/berkas/{state.Id}",
        };

    /// <summary>The step to which this answer leads, by its name; null where it leads nowhere that has one.</summary>
    public string? FollowsOf(WorkItem item, string outcome) =>
        Office.Sops.ById(Case.DefinitionId)?.Definition is { } definition
        && definition.Connections.FirstOrDefault(c => c.SourceId == item.ActivityId && c.Port == outcome) is { } way
            ? definition.Node(way.TargetId)?.DisplayText
            : null;

    /// <summary>What a button says: a way back to a step is named by the step.</summary>
    public string TextOf(string outcome) =>
        IsBack(outcome)
        && Office.Sops.ById(Case.DefinitionId)?.Definition.Node(outcome[(SignOff.Back.Length + 1)..]) is { DisplayText: { } step }
            ? $"Kembalikan ke langkah: {step}"
        : outcome == "Done" ? Words.Finish(Item.Kind)
        : Words.Outcome(outcome, Item.Act);

    public string DoneText(string outcome) => IsBack(outcome) ? "di" + Lower(TextOf(outcome)) : Words.Done(outcome, Item.Act);

    public static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static bool IsBack(string outcome) => outcome.StartsWith(SignOff.Back + ":", StringComparison.Ordinal);
}
