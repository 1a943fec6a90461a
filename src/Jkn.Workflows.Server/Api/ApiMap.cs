namespace Jkn.Workflows.Server.Api;

/// <summary>The table of contents of the API: one line for each noun.</summary>
internal static class ApiMap
{
    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api");
        api.MapTokens();
        api.MapCases();
        api.MapParticipants();
        api.MapInbox();
        api.MapWorkItems().MapFamilies();
        api.MapBulk();
        api.MapComplaints();
        api.MapErrands();
        api.MapVisits();
        api.MapPlaces();
        api.MapLetters();
        api.MapLetterActs();
        api.MapReceipts();
        api.MapVerifications();
        api.MapBatches();
        api.MapBatchFiles();
        api.MapBatchResultFiles();
        api.MapBatchMappings();
        api.MapImports();
        api.MapAgreements();
        api.MapReports();
        api.MapCalendar();
        api.MapSurveys();
        api.MapRegisters();
        api.MapRetention();
        api.MapArchiveHolds();
        api.MapSops();
        api.MapOfficials();
        api.MapQuestions();
        api.MapFiles();
        api.MapNotices();
        api.MapHooks();
        return app;
    }
}
