using Jkn.Workflows.Domain.Offices;

namespace Jkn.Workflows.Tests.Domain.Mandates;

/// <summary>An office played command by command, as its journal would hold it: given these facts, when this is asked, then …</summary>
internal sealed class OfficeScript
{
    public const string Region = "65.02";
    public static readonly Actor Admin = new("admin", "Admin", Region, ["ADMIN"]);
    public static readonly Actor Kadis = new("kadis", "Kepala", Region, ["KADIS"]);
    public static readonly Actor Sekretaris = new("sekre", "Sekretaris", Region, ["SEKRETARIS"]);
    public static readonly Actor Petugas = new("fo", "Petugas", Region, ["FO"]);

    public OfficeState State { get; private set; } = OfficeState.New(Region);
    public string Today { get; set; } = "2026-11-04";

    /// <summary>The region as it is in force; what settles its rules asks it.</summary>
    public Jkn.Workflows.Domain.Regions.Region? Settings { get; set; }
    public Jkn.Workflows.Domain.Sops.SopShelf? Shelf { get; set; }
    public IReadOnlyList<OfficeEvent> Last { get; private set; } = [];
    public Stamp? Stamp { get; private set; }

    /// <summary>An office with a head, a secretary, and others who have the roles of officials.</summary>
    public static OfficeScript Staffed()
    {
        var office = new OfficeScript();
        foreach (
            var (id, role) in new[] { ("kadis", "KADIS"), ("sekre", "SEKRETARIS"), ("kabid", "KABID"), ("budi", "KADIS"), ("fo", "FO") }
        )
            office.Does(Actor.Operator, new RegisterAccount(id, $"Nama {id}", [role]));
        var head = new AppointOfficial("kadis", "KADIS", "Kepala Dinas", "2026-01-01");
        office.Does(Actor.Operator, new OperatorAct([head], "kepala pertama", "SK-1"));
        return office.Both(new AppointOfficial("sekre", "SEKRETARIS", "Sekretaris Dinas", "2026-01-01"));
    }

    /// <summary>The administrator proposes, the head (or another) confirms.</summary>
    public OfficeScript Both(PowerAct act, Actor? confirmer = null)
    {
        Does(Admin, new ProposeAct(act, "alasan"));
        return Last.OfType<PowerEvent.ActProposed>().SingleOrDefault() is { } asked
            ? Does(confirmer ?? Kadis, new ConfirmAct(asked.Id))
            : this;
    }

    /// <summary>Why the administrator cannot even propose it; null when he can.</summary>
    public Rejection? Refuses(PowerAct act) => Asks(Admin, new ProposeAct(act, "alasan"));

    public OfficeScript Does(Actor actor, OfficeCommand command)
    {
        Asks(actor, command)?.Message.ShouldBeNull();
        return this;
    }

    /// <summary>The rejection, or null: then its facts are part of the office.</summary>
    public Rejection? Asks(Actor actor, OfficeCommand command)
    {
        var now = new DateTimeOffset(2026, 11, 4, 1, 0, 0, TimeSpan.Zero);
        var decision = command.Decide(new OfficeDeciding(State, actor, Today, now, command.Name, Settings, Shelf));
        if (!decision.IsAccepted)
            return decision.Rejection;
        (Last, Stamp) = (decision.Events, decision.Stamp);
        if (decision.Events.Count == 0)
            return null;
        var folded = State.ApplyEntry(decision.Events, decision.Stamp!);
        folded.Version.ShouldBe(decision.After!.Version);
        State = folded;
        return null;
    }

    public string? HolderOf(string role, string date) => State.Organisation.HolderOf(role, date)?.Account;
}
