using System.Text.Json;
using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// An act by which an office settles how it works, from a date on and with a reason: the head decides, an administrator or official
/// proposes. What was decided is a dated setting; the same date again corrects it.
/// </summary>
public abstract record RuleAct(string From, string Reason) : OfficeAct
{
    public sealed override string? Subject => null;

    /// <summary>The setting's name (<see cref="SettingNames"/>).</summary>
    protected abstract string Setting { get; }

    /// <summary>What is stored under it.</summary>
    protected abstract object Value { get; }

    /// <summary>What is wrong with the value itself.</summary>
    protected abstract Rejection? Check(OfficeDeciding on);

    /// <summary>Whether it may begin on a day that is past; only where nothing is reckoned from it.</summary>
    protected virtual bool MayBeginEarlier => false;

    /// <summary>
    /// As this person may give it: who holds the head's office that day, in his own right or as Plt, decides; anybody else proposes.
    /// </summary>
    public OfficeCommand By(Actor actor, Organisation.Organisation organisation, string today) =>
        organisation.CapacityOf(actor, Roles.AgencyHead, today) is { Kind: Capacity.Definitive or Capacity.Plt }
            ? this
            : new ProposeAct(this, Reason);

    public sealed override Rejection? Take(OfficeDeciding on)
    {
        if (on.Region is null)
            return new("region-unknown", "Daerah tidak ditemukan.");
        if (Check(on) is { } wrong)
            return wrong;
        if (!OfficeDates.IsDate(From))
            return new("date-invalid", "Tanggal berlaku tidak sah (yyyy-MM-dd).", "from");
        if (!MayBeginEarlier && string.CompareOrdinal(From, on.Today) < 0)
            return new("effective-date-past", "Tanggal berlaku tidak boleh sudah lewat.", "from");
        if (string.IsNullOrWhiteSpace(Reason))
            return new("reason-missing", "Alasan wajib diisi.", "reason");
        on.Emit(new OfficeEvent.SettingEntered(Setting, From, JsonSerializer.Serialize(Value, Value.GetType()), Reason.Trim()));
        return null;
    }

    /// <summary>A text that must be there and fit.</summary>
    protected static Rejection? Text(string? text, int most, string field, string missing) =>
        string.IsNullOrWhiteSpace(text) ? new($"{field}-missing", missing, field)
        : text.Trim().Length > most ? new("text-too-long", $"Paling panjang {most} huruf.", field)
        : null;
}
