namespace Jkn.Workflows.Tests.Support;

public static class TestDatabaseSql
{
    /// <summary>Does to the database what only somebody past the application could.</summary>
    public static async Task ExecuteAsync(this TestDatabase db, string sql)
    {
        await using var connection = db.Database.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
