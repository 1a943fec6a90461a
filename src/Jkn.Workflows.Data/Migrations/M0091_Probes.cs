using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>A row that each node writes and reads when it is asked whether it is ready.</summary>
[DbContext(typeof(AppDb)), Migration("0091_probes")]
public sealed class M0091_Probes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable(
            "probes",
            c => new { node = c.Column<string>(), at = c.Column<long>() },
            constraints: t => t.PrimaryKey("pk_probes", t => t.node)
        );
}
