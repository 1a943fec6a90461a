using System.Collections.Immutable;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Json;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>Reads switches and retention.</summary>
internal static class SettingsJson
{
    public static RegionSettings Settings(JsonObject? settings, RegionSettings? before = null)
    {
        var absent = before ?? new RegionSettings();
        if (settings is null)
            return absent;
        var read = absent with
        {
            PiketDarurat = settings.Sourced("piketDarurat", SourcedJson.Flag) ?? absent.PiketDarurat,
            PiketHours = settings.Sourced("piketHours", Duty) ?? absent.PiketHours,
            EmergencyParaf = settings.Sourced("emergencyParaf", SourcedJson.Clock) ?? absent.EmergencyParaf,
            EmergencySignature = settings.Sourced("emergencySignature", SourcedJson.Clock) ?? absent.EmergencySignature,
            FourEyes = settings.Sourced("fourEyes", SourcedJson.Flag) ?? absent.FourEyes,
            SubstituteMaySignTwice = settings.Sourced("substituteMaySignTwice", SourcedJson.Flag) ?? absent.SubstituteMaySignTwice,
            NumberTiming = settings.Sourced("numberTiming", Timing) ?? absent.NumberTiming,
            SignatureMode = settings.Sourced("signatureMode", Mode) ?? absent.SignatureMode,
            PrivacyNotice = settings.Sourced("privacyNotice", SourcedJson.Flag) ?? absent.PrivacyNotice,
            PeopleWithoutNik = settings.Sourced("peopleWithoutNik", SourcedJson.Flag) ?? absent.PeopleWithoutNik,
            WithdrawalInWriting = settings.Sourced("withdrawalInWriting", SourcedJson.Flag) ?? absent.WithdrawalInWriting,
            TellOfficials = settings.Sourced("tellOfficials", SourcedJson.Flag) ?? absent.TellOfficials,
            NewbornLetter = settings.Sourced("newbornLetter", SourcedJson.Flag) ?? absent.NewbornLetter,
            PksCheck = settings.Sourced("pksCheck", Pks) ?? absent.PksCheck,
            Checklist = settings.Object("checklist") is { } switches
                ? absent.Checklist.SetItems(Named(switches, SourcedJson.Flag))
                : absent.Checklist,
        };
        settings.Done();
        return read;
    }

    public static RetentionSettings Retention(JsonObject? retention)
    {
        var absent = RetentionSettings.Default;
        if (retention is null)
            return absent;
        var read = new RetentionSettings(
            retention.Sourced("caseFileYears", SourcedJson.Years) ?? absent.CaseFileYears,
            retention.Sourced("healthPaperYears", SourcedJson.Years) ?? absent.HealthPaperYears,
            retention.Sourced("guestBookYears", SourcedJson.Years) ?? absent.GuestBookYears,
            retention.Sourced("auditLogYears", SourcedJson.Years) ?? absent.AuditLogYears
        );
        retention.Done();
        return read;
    }

    public static ImmutableArray<string> Texts(JsonObject owner, string key) => [.. owner.List(key).Select(owner.TextOf)];

    private static ImmutableDictionary<string, Sourced<T>> Named<T>(JsonObject owner, Func<JsonObject, JsonItem, T> read)
        where T : notnull
    {
        var named = ImmutableDictionary.CreateBuilder<string, Sourced<T>>();
        foreach (var key in owner.Item.Members.Select(member => member.Key).Distinct().ToList())
        {
            if (owner.Sourced(key, read) is { } value)
                named[key] = value;
        }
        owner.Done();
        return named.ToImmutable();
    }

    private static PiketHours Duty(JsonObject owner, JsonItem item)
    {
        if (PiketHours.Parse(owner.TextOf(item)) is { } hours)
            return hours;
        owner.Fail(item, "Jam piket ditulis seperti 16:00-21:00, atau \"semua\".");
        return PiketHours.AllHours;
    }

    private static NumberTiming Timing(JsonObject owner, JsonItem item) =>
        owner.Choice(
            item,
            ("BY_KIND", NumberTiming.ByKind),
            ("BEFORE_SIGN", NumberTiming.BeforeSign),
            ("AFTER_SIGN", NumberTiming.AfterSign)
        );

    private static SignatureMode Mode(JsonObject owner, JsonItem item) =>
        owner.Choice(item, ("LOKAL", SignatureMode.Lokal), ("BSRE", SignatureMode.Bsre), ("BASAH", SignatureMode.Basah));

    private static PksCheck Pks(JsonObject owner, JsonItem item) =>
        owner.Choice(item, ("OFF", PksCheck.Off), ("BLOCK", PksCheck.Block), ("BLOCK_WITH_OVERRIDE", PksCheck.BlockWithOverride));
}
