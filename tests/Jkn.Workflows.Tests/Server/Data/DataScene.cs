using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Server.Data;

/// <summary>
/// Two cases of one region, each begun by another counter and worked on by one back office, with a value in each field that stands nowhere
/// else; somebody of every role beside them, and one of every role abroad.
/// </summary>
internal sealed class DataScene : IAsyncDisposable
{
    public const string Name = "ANDI CONTOH",
        Hospital = "RS Kanari",
        Scan = "isi-pindaian-kanari",
        GuestAddress = "Jalan Tamu 7",
        GuestPhone = "0812777999";

    private DataScene(ApiOffice office) => Office = office;

    public ApiOffice Office { get; }
    public List<DataPerson> People { get; } = [];
    public List<DataCase> Cases { get; } = [];
    public string BatchId { get; private set; } = "";
    public string ImportId { get; } = "x";

    public static async Task<DataScene> OpenAsync(string database = Databases.Sqlite)
    {
        var scene = new DataScene(await ApiOffice.OpenAsync(database));
        foreach (var role in Jkn.Workflows.Domain.Words.Roles.All)
        {
            scene.People.Add(new(role, role, await scene.Office.HireAsync(ApiOffice.Malinau, role), Abroad: false));
            scene.People.Add(new($"{role} abroad", role, await scene.Office.HireAsync(InventedRegion.Code, role), Abroad: true));
        }
        scene.People.Add(new("other FO", "FO", await scene.Office.HireAsync(ApiOffice.Malinau, "FO"), Abroad: false));
        var (fo, other, bo) = (scene.Of("FO"), scene.Of("other FO"), scene.Of("BO"));
        await scene.AddAsync("own and chain", "6502991708909901", fo, bo, withLetter: true);
        await scene.AddAsync("other", "6502991708909902", other, bo, withLetter: false);
        var guest = new
        {
            name = "Tamu Kanari",
            address = GuestAddress,
            phone = GuestPhone,
        };
        (await fo.Api.PostAsync("/api/visits", new { queue = false, guest })).ShouldBe(System.Net.HttpStatusCode.OK);
        await scene.Office.QuietAsync();
        await using var db = scene.Office.Database.NewContext();
        scene.BatchId = await db.Batches.Select(b => b.CaseId).SingleAsync(TestServer.Ct);
        return scene;
    }

    public DataPerson Of(string who) => People.Single(p => p.Who == who);

    /// <summary>
    /// How somebody stands to a case, told from what the scene did and what waits, not by the product's own reckoning.
    /// </summary>
    public async Task<Standing> StandingAsync(DataPerson person, DataCase one)
    {
        if (person.Abroad)
            return Standing.None;
        var (state, batch) = (await StateAsync(one.Id), await StateAsync(BatchId));
        var waits = state.WorkItems.Values.Any(w => w.Role == person.Role);
        var standing = Standing.Region;
        if (one.ActedOn.Contains(person.Who))
            standing |= Standing.Own | Standing.Chain;
        if (waits)
            standing |= Standing.Chain;
        if (state.BatchEntries.Count > 0 && batch.WorkItems.Values.Any(w => w.Role == person.Role))
            standing |= Standing.Line;
        return standing;
    }

    public async Task<CaseState> StateAsync(string id) => (await Office.Database.Reader.LoadAsync(id, TestServer.Ct))!;

    private async Task AddAsync(string name, string nik, DataPerson fo, DataPerson bo, bool withLetter)
    {
        var id = withLetter
            ? await OfMalinau.InBatchAsync(fo.Api, bo.Api, Hospital, nik)
            : await OfMalinau.BeforeLetterAsync(fo.Api, bo.Api, nik);
        var file = await fo.Api.SendAsync(
            HttpMethod.Post,
            $"/api/cases/{id}/files/RAWAT_INAP",
            new ByteArrayContent(SmallFiles.Pdf($"{Scan} {nik[^1]}")) { Headers = { ContentType = new("application/pdf") } }
        );
        var item = (await StateAsync(id)).WorkItems.Keys.FirstOrDefault() is { } open ? ItemIds.ToUrl(open) : null;
        Cases.Add(
            new(
                name,
                id,
                nik,
                file.ShouldBe(System.Net.HttpStatusCode.OK).Body.GetProperty("fileId").GetString()!,
                [fo.Who, bo.Who],
                withLetter,
                item
            )
        );
    }

    public ValueTask DisposeAsync() => Office.DisposeAsync();
}

internal sealed record DataPerson(string Who, string Role, ApiPerson Api, bool Abroad);

internal sealed record DataCase(string Name, string Id, string Nik, string FileId, string[] ActedOn, bool HasLetter, string? ItemId)
{
    public const string LetterKey = "kartu-sementara~p1";

    /// <summary>Values that stand for a class. Address, birth and telephone are alike in both: a NIK tells whose they are.</summary>
    public IEnumerable<(DataClasses Class, string Value)> Canaries =>
        [
            (DataClasses.Names, DataScene.Name),
            (DataClasses.Identity, Nik),
            (DataClasses.Papers, $"{DataScene.Scan} {Nik[^1]}"),
            .. HasLetter ? [(DataClasses.Letters, DataScene.Hospital)] : Array.Empty<(DataClasses, string)>(),
        ];

    /// <summary>What nobody may see who sees no identity of any case here.</summary>
    public static readonly string[] Further = ["6502990411260001", "1990-08-17", "17 Agustus 1990", "Jalan Contoh 1", "811000001"];

    public const string PaperNumber = "RI-001";
}
