using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Jkn.Workflows.Domain.Json;
using NodaTime;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>
/// Reads a region from the texts of its files: <c>region.json</c>, and when present <c>registers.json</c> and
/// <c>checklists.json</c>. Never throws for bad input: every problem is returned with its place, and a region only when
/// there is no error among them.
/// </summary>
public static partial class RegionJson
{
    public const string RegionFile = "region.json";
    public const string RegistersFile = "registers.json";
    public const string ChecklistsFile = "checklists.json";

    /// <param name="files">File name → text; other names are ignored.</param>
    public static (Region? Region, IReadOnlyList<RegionProblem> Problems) Parse(IReadOnlyDictionary<string, string> files)
    {
        var problems = new List<FileProblem>();
        var region = files.TryGetValue(RegionFile, out var text) ? Read(text, problems) : null;
        if (text is null)
            problems.Add(new(RegionFile, "$", null, "Berkas ini wajib ada."));
        if (
            region is not null
            && files.TryGetValue(RegistersFile, out var registers)
            && JsonObject.Root(RegistersFile, registers, problems) is { } books
        )
            region = region with { Registers = PeopleJson.Registers(books) };
        if (region is not null && files.TryGetValue(ChecklistsFile, out var checklists))
            region = region with { Checklists = ChecklistJson.Read(ChecklistsFile, checklists, region.Settings.Checklist.Keys, problems) };
        var told = problems.Select(one => new RegionProblem(one.File, one.Path, one.Line, one.Reason, one.Severity)).ToImmutableArray();
        return (told.Any(one => one.Severity == ProblemSeverity.Error) ? null : region, told);
    }

    /// <summary>Only <c>region.json</c>: a region without books and checklists.</summary>
    public static (Region? Region, IReadOnlyList<RegionProblem> Problems) Parse(string regionJson) =>
        Parse(new Dictionary<string, string> { [RegionFile] = regionJson });

    private static Region? Read(string text, List<FileProblem> problems)
    {
        if (JsonObject.Root(RegionFile, text, problems) is not { } file)
            return null;
        var roles = PeopleJson.Roles(file);
        var region = new Region
        {
            Code = Code(file),
            Name = file.Text("name"),
            Province = file.TextOrNull("province"),
            Zone = Zone(file),
            Agency = file.NeedSourced("agency", SourcedJson.Text) ?? new("", Source.Office),
            Unit = file.Sourced("unit", SourcedJson.Text),
            Calendar = file.Object("calendar") is { } calendar ? RegionalCalendarJson.Read(calendar) : Clocks.RegionalCalendar.Default,
            Settings = SettingsJson.Settings(file.Object("settings")),
            Roles = roles,
            Places = Place.Read(file),
            Meetings = MeetingSettings.Read(file),
            Channels = IntakeChannel.Read(file),
            SignOff = PeopleJson.SignOff(file.Object("signOff"), roles.Select(role => role.Code).ToHashSet()),
            Batches = [.. file.Objects("batches").Select(BatchJson.Batch)],
            Activation = BatchJson.Activation(file),
            Promise = file.Object("promise") is { } promise ? BatchJson.Promise(promise) : null,
            Letterhead = PeopleJson.Letterhead(file.Object("letterhead")),
            Letters = PeopleJson.Letters(file),
            CaseNumber =
                file.NeedSourced("caseNumber", SourcedJson.Pattern) ?? new(NumberPattern.Parse("{nomorUrut}").Pattern!, Source.Office),
            SegmentTable = file.Sourced("segmentTable", SourcedJson.Text),
            ReasonTable = file.Sourced("reasonTable", SourcedJson.Text),
            Retention = SettingsJson.Retention(file.Object("retention")),
            Complaints = file.Object("complaints") is { } complaints ? ComplaintSettings.Read(complaints) : ComplaintSettings.Silent,
            Districts = [.. SettingsJson.Texts(file, "districts")],
        };
        region = WithHours(region, file);
        file.Find("note");
        file.Done();
        return region;
    }

    private static Region WithHours(Region region, JsonObject file)
    {
        // Absent or null: the region says nothing, so the common hours count and are marked as assumed (A-30).
        if (file.Object("serviceHours") is not { } hours)
            return region;
        region = region with { ServiceHours = HoursJson.ServiceHours(hours), ServiceHoursSource = hours.SourceText() };
        hours.Done();
        if (region.ServiceHours.Weekly.Days.All(day => day.Value.IsEmpty || region.Calendar.Weekend.Contains(day.Key)))
            hours.Fail(hours.Item, "Tidak ada satu pun hari layanan di luar akhir pekan.");
        return region;
    }

    private static string Code(JsonObject file)
    {
        var code = file.Text("code");
        if (!CodeForm().IsMatch(code))
            file.Fail(file.Find("code") ?? file.Item, $"\"{code}\" bukan kode wilayah Kemendagri NN.NN.");
        return code;
    }

    private static DateTimeZone Zone(JsonObject file)
    {
        var id = file.Text("zone");
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone)
            return zone;
        file.Fail(
            file.Find("zone") ?? file.Item,
            $"Zona waktu \"{id}\" tidak dikenal; tulis misalnya Asia/Jakarta, Asia/Makassar, Asia/Jayapura."
        );
        return DateTimeZone.Utc;
    }

    [GeneratedRegex(@"^\d\d\.\d\d$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeForm();
}
