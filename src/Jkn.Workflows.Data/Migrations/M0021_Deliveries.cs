using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>Notices leave the office: by which way, how often tried, with what receipt.</summary>
[DbContext(typeof(AppDb)), Migration("0021_deliveries")]
public sealed class M0021_Deliveries : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("state", "notices", nullable: true);
        migrationBuilder.AddColumn<byte[]>("destination", "notices", nullable: true);
        migrationBuilder.AddColumn<string>("whats_app_template", "notices", nullable: true);
        migrationBuilder.AddColumn<long>("ready_at", "notices", nullable: true);
        migrationBuilder.AddColumn<int>("attempts", "notices", nullable: true);
        migrationBuilder.AddColumn<long>("sent_at", "notices", nullable: true);
        migrationBuilder.AddColumn<string>("receipt", "notices", nullable: true);
        migrationBuilder.AddColumn<string>("last_error", "notices", nullable: true);
        migrationBuilder.CreateIndex("ix_notices_state_ready_at", "notices", ["state", "ready_at"]);
    }
}
